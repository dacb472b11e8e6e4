"""Every plain file of an upload, out of whatever archives it came in."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from connectors.package import names
from connectors.package.limits import Limits
from connectors.package.refusal import Problems
from connectors.package.zips import archive as archives

_TEXT_SUFFIXES = frozenset({".json", ".md", ".markdown", ".csx", ".cs", ".txt", ".xml"})


@dataclass(frozen=True)
class GivenFile:
    """One uploaded file. Its name may hold folders (`a/b.json`); pasted text has the name ""."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A plain file and its whole way in: `upload.zip/folder/name`. `content` is None when it is too large to use."""

    path: str
    size: int
    content: bytes | None

    @property
    def base(self) -> str:
        return names.base(self.path)

    @property
    def folder(self) -> str:
        return names.folder(self.path)

    @property
    def suffix(self) -> str:
        return names.suffix(self.path)


def gather(files: Iterable[GivenFile], limits: Limits, problems: Problems) -> list[Found]:
    """The plain files sorted by path. What cannot be read safely is left out with a problem."""
    found: list[Found] = []
    budget = archives.Budget(limits)
    waiting = deque((file.name, file.content, 1) for file in _loose(files, limits, problems))
    alone = len(waiting) == 1
    while waiting:
        path, content, level = waiting.popleft()
        if not _is_archive(path, content, loose=level == 1, alone=alone):
            found.append(Found(path, len(content), content))
        elif budget.is_spent:
            break
        elif level > limits.nesting:
            problems.add("zip_nesting", archive=path, count=level, limit=limits.nesting)
        else:
            for name, size, data in archives.unpack(content, path, budget, problems):
                inner = f"{path}/{name}" if path else name
                if data is None or not _is_archive(inner, data, loose=False, alone=alone):
                    found.append(Found(inner, size, data))
                else:
                    waiting.append((inner, data, level + 1))
    return sorted(found, key=lambda file: file.path)


def _loose(files: Iterable[GivenFile], limits: Limits, problems: Problems) -> list[GivenFile]:
    """The uploaded files themselves; none when they are too many or too large, before anything is looked into."""
    kept: list[GivenFile] = []
    count = size = 0
    for file in files:
        count += 1
        size += len(file.content)
        if count <= limits.files and size <= limits.upload_bytes:
            kept.append(GivenFile(names.tidy(file.name), file.content))
    if count > limits.files:
        problems.add("upload_files", count=count, limit=limits.files)
    if size > limits.upload_bytes:
        problems.add("upload_bytes", size=size, limit=limits.upload_bytes)
    if count > limits.files or size > limits.upload_bytes:
        return []
    if not size:
        problems.add("upload_empty")
        return []
    seen = names.Seen()
    return [file for file in kept if _is_named_well(file, seen, alone=count == 1, limits=limits, problems=problems)]


def _is_named_well(file: GivenFile, seen: names.Seen, *, alone: bool, limits: Limits, problems: Problems) -> bool:
    if not file.name:
        if not alone:
            problems.add("name_empty")
        return alone
    if file.name.endswith("/"):
        problems.add("name_traversal", name=file.name)
        return False
    return names.is_safe(file.name, limits, problems) and seen.is_new(file.name, problems)


def _is_archive(path: str, content: bytes, *, loose: bool, alone: bool) -> bool:
    """A file named so; or an uploaded one that begins so and whose name does not say otherwise.

    Inside an archive only the name counts: many other files (`.docx`) are zips, too.
    """
    ending = names.suffix(path)
    if ending == ".zip" or not loose:
        return ending == ".zip"
    return archives.looks_like_zip(content) and (not ending or (alone and ending not in _TEXT_SUFFIXES))
