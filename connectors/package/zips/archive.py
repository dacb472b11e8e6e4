"""One archive, checked in full before anything of it is unpacked."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass

from connectors.package import names
from connectors.package.limits import Limits
from connectors.package.refusal import Problems
from connectors.package.zips import content as contents
from connectors.package.zips import directory as directories
from connectors.package.zips import layout
from connectors.package.zips.directory import Entry

_REPARSE_POINT = 0x400
_STRONG_ENCRYPTION = 1 << 6
_MASKED = 1 << 13
_ENCRYPTION = layout.ENCRYPTED | _STRONG_ENCRYPTION | _MASKED
_AES_METHOD = 99
_PATCH = 1 << 5
_NEWEST_VERSION = 63


@dataclass(slots=True)
class Budget:
    """What all archives of one upload may still bring, whatever lies in what."""

    limits: Limits
    files: int = 0
    inflated: int = 0

    @property
    def is_spent(self) -> bool:
        return self.files > self.limits.files or self.inflated > self.limits.inflated_bytes


def looks_like_zip(content: bytes) -> bool:
    return content.startswith((directories.LOCAL, directories.END))


def unpack(content: bytes, archive: str, budget: Budget, problems: Problems) -> Iterator[tuple[str, int, bytes | None]]:
    """The plain files of an archive: name, size, and bytes (None for what is too large to be of use).

    Nothing comes out of an archive with any problem in its directory, layout or names.
    """
    before = len(problems)
    limits = budget.limits
    directory = directories.read(content, archive, limits, problems)
    if directory is None or not _fits(directory.entries, archive, budget, problems):
        return
    layout.check(content, directory, archive, problems)
    seen = names.Seen()
    for entry in directory.entries:
        _check(entry, archive, limits, seen, problems)
    if len(problems) > before:
        return
    for entry in directory.entries:
        keep = entry.size <= limits.json_bytes or names.suffix(entry.name) == ".zip"
        data = contents.unpack(content, entry, archive, problems, keep=keep)
        if data is not None and not entry.is_folder:
            yield names.tidy(entry.name), entry.size, data if keep else None


def _fits(entries: list[Entry], archive: str, budget: Budget, problems: Problems) -> bool:
    """Take the entries and the bytes they declare from the budget; False, with problems, when it does not suffice."""
    before = len(problems)
    limits = budget.limits
    budget.files += len(entries)
    if budget.files > limits.files:
        problems.add("zip_entries", archive=archive, count=budget.files, limit=limits.files)
    budget.inflated += sum(entry.size for entry in entries)
    if budget.inflated > limits.inflated_bytes:
        problems.add("zip_total", archive=archive, size=budget.inflated, limit=limits.inflated_bytes)
    return len(problems) == before


def _check(entry: Entry, archive: str, limits: Limits, seen: names.Seen, problems: Problems) -> None:
    name = names.tidy(entry.name)
    if names.is_safe(name, limits, problems):
        seen.is_new(name, problems)
    if entry.flags & _ENCRYPTION or entry.method == _AES_METHOD:
        problems.add("zip_encrypted", name=name, archive=archive)
    elif entry.method not in (contents.STORED, contents.DEFLATED):
        problems.add("zip_method", name=name, archive=archive, method=entry.method)
    elif entry.version > _NEWEST_VERSION or entry.flags & _PATCH:
        problems.add("zip_feature", name=name, archive=archive, version=entry.version, limit=_NEWEST_VERSION)
    if _is_special(entry):
        problems.add("zip_special", name=name, archive=archive)
    if entry.disk:
        problems.add("zip_disks", archive=archive)
    if entry.is_folder and entry.size:
        problems.add("zip_folder_content", name=name, archive=archive, size=entry.size)
    if entry.size > limits.ratio_from_bytes and entry.size > limits.ratio * entry.packed:
        ratio = entry.size // max(1, entry.packed)
        problems.add("zip_ratio", name=name, archive=archive, ratio=ratio, limit=limits.ratio)


def _is_special(entry: Entry) -> bool:
    """A link, device, pipe or socket by its Unix mode, a Windows link, or a folder that says it is a file."""
    kind = stat.S_IFMT(entry.attributes >> 16)
    allowed = (0, stat.S_IFDIR) if entry.is_folder else (0, stat.S_IFREG)
    return kind not in allowed or bool(entry.attributes & _REPARSE_POINT)
