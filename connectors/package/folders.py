"""Files of this machine as an upload: for the command line."""

import os
from collections.abc import Iterator
from pathlib import Path

from .gather import GivenFile
from .limits import Limits
from .refusal import Problems


def read_path(path: Path, limits: Limits) -> list[GivenFile]:
    """The files at `path`: those of a folder and its folders, or the file itself.

    Hidden folders and links are passed over. Raises Refused before reading what is too large, OSError when a file
    cannot be read.
    """
    if not path.is_dir():
        _refuse_too_large([path], limits)
        return [GivenFile(path.name, path.read_bytes())]
    paths = sorted(_walk(path, limits.files))
    _refuse_too_large(paths, limits)
    return [GivenFile(file.relative_to(path).as_posix(), file.read_bytes()) for file in paths]


def _walk(top: Path, most: int) -> Iterator[Path]:
    """The plain files below `top`, one more than `most` at the most."""
    count = 0
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            file = Path(folder, name)
            if file.is_symlink() or not file.is_file():
                continue
            yield file
            count += 1
            if count > most:
                return


def _refuse_too_large(paths: list[Path], limits: Limits) -> None:
    problems = Problems(limits.problems)
    if len(paths) > limits.files:
        problems.add("upload_files", count=len(paths), limit=limits.files)
    size = sum(path.stat().st_size for path in paths)
    if size > limits.upload_bytes:
        problems.add("upload_bytes", size=size, limit=limits.upload_bytes)
    problems.refuse_if_any()
