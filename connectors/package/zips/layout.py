"""Whether an archive's local headers agree with its directory, and whether its bytes belong to entries alone."""

import struct

from connectors.package.refusal import Problems
from connectors.package.zips.directory import LOCAL, UTF8, Directory, Entry, widened

_LOCAL_FIELDS = struct.Struct("<4s5H3L2H")
ENCRYPTED = 1
_DESCRIPTOR_FOLLOWS = 1 << 3
_DESCRIPTOR = b"PK\x07\x08"
_COMPARED_FLAGS = ENCRYPTED | UTF8


def check(content: bytes, directory: Directory, archive: str, problems: Problems) -> None:
    """Add a problem for every disagreement, overlap and byte that belongs to nothing; sets `data` of the entries."""
    ordered = sorted(directory.entries, key=lambda entry: entry.offset)
    starts = [*(entry.offset for entry in ordered), directory.offset]
    if starts[0]:
        problems.add("zip_gap", archive=archive, count=starts[0], offset=0)
    for entry, end in zip(ordered, starts[1:], strict=True):
        _check_entry(content, entry, min(end, directory.offset), archive, problems)


def _check_entry(content: bytes, entry: Entry, end: int, archive: str, problems: Problems) -> None:
    start = entry.offset
    if start + _LOCAL_FIELDS.size > end or content[start : start + 4] != LOCAL:
        problems.add("zip_overlap", name=entry.name, archive=archive, offset=start)
        return
    _, _, flags, method, _, _, checksum, packed, size, name_length, extra_length = _LOCAL_FIELDS.unpack_from(
        content, start
    )
    name_at = start + _LOCAL_FIELDS.size
    extra_at = name_at + name_length
    entry.data = extra_at + extra_length
    size, packed = widened((size, packed), content[extra_at : entry.data])
    for what in _differences(entry, content[name_at:extra_at], flags, method, (checksum, packed, size)):
        problems.add("zip_headers", name=entry.name, archive=archive, what=what)
    data_end = entry.data + entry.packed
    if data_end > end:
        problems.add("zip_overlap", name=entry.name, archive=archive, offset=start)
    elif flags & _DESCRIPTOR_FOLLOWS:
        if not _is_descriptor(content[data_end:end], entry):
            problems.add("zip_descriptor", name=entry.name, archive=archive)
    elif data_end < end:
        problems.add("zip_gap", archive=archive, count=end - data_end, offset=data_end)


def _differences(entry: Entry, raw_name: bytes, flags: int, method: int, sizes: tuple[int, int, int]) -> list[str]:
    known = (entry.checksum, entry.packed, entry.size)
    later = bool(flags & _DESCRIPTOR_FOLLOWS)
    return [
        what
        for what, differs in (
            ("name", raw_name != entry.raw_name),
            ("flags", (flags ^ entry.flags) & _COMPARED_FLAGS),
            ("method", method != entry.method),
            ("checksum", not _agrees(sizes[0], known[0], later)),
            ("packed size", not _agrees(sizes[1], known[1], later)),
            ("size", not _agrees(sizes[2], known[2], later)),
        )
        if differs
    ]


def _agrees(local: int, central: int, later: bool) -> bool:
    """A writer that streams leaves zero in the local header and writes the value after the data."""
    return local == central or (later and local == 0)


def _is_descriptor(tail: bytes, entry: Entry) -> bool:
    """Whether what follows an entry's data is the record its header announces, with the directory's values."""
    values = (entry.checksum, entry.packed, entry.size)
    return tail in {mark + struct.pack(form, *values) for mark in (b"", _DESCRIPTOR) for form in ("<LLL", "<LQQ")}
