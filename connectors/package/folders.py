"""Files of this machine as an upload: for the command line."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from connectors.package.gather import GivenFile
from connectors.package.limits import Limits
from connectors.package.refusal import Problems


@dataclass(frozen=True, slots=True)
class Reading:
    """The files at a path, and the names of the links among them, which are not followed."""

    files: list[GivenFile]
    links: list[str]


def read_path(path: Path, limits: Limits) -> Reading:
    """The files at `path`: those of a folder and its folders, or the file itself.

    Hidden folders are passed over. Raises Refused before reading what is too large, OSError when a file cannot
    be read.
    """
    if not path.is_dir():
        _refuse_too_large([path], limits)
        return Reading([GivenFile(path.name, path.read_bytes())], [])
    paths = sorted(_walk(path, limits.files))
    plain = [file for file in paths if not file.is_symlink()]
    _refuse_too_large(plain, limits)
    return Reading(
        [GivenFile(_name(file, path), file.read_bytes()) for file in plain],
        [_name(file, path) for file in paths if file.is_symlink()],
    )


def _name(file: Path, top: Path) -> str:
    return file.relative_to(top).as_posix()


def _walk(top: Path, most: int) -> Iterator[Path]:
    """The plain files and links below `top`, one more than `most` at the most."""
    count = 0
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            file = Path(folder, name)
            if not file.is_symlink() and not file.is_file():
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
