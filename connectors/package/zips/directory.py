"""The central directory of a zip archive (APPNOTE 4.3.12 and 4.3.16): what the archive says it holds."""

import struct
from dataclasses import dataclass

from connectors.package.limits import Limits
from connectors.package.refusal import Problems

END = b"PK\x05\x06"
ENTRY = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"
_ZIP64_LOCATOR = b"PK\x06\x07"
_END_FIELDS = struct.Struct("<4s4H2LH")
_ENTRY_FIELDS = struct.Struct("<4s6H3L5H2L")
_LONGEST_COMMENT = 0xFFFF
_ZIP64_EXTRA = 0x0001
SATURATED = 0xFFFFFFFF
UTF8 = 1 << 11


@dataclass(slots=True)
class Entry:
    """One entry as the central directory has it. `packed` and `size` are bytes; `data` is where its bytes begin."""

    name: str
    raw_name: bytes
    version: int
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    attributes: int
    offset: int
    disk: int
    data: int = 0

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class Directory:
    """The entries, and where the directory itself stands."""

    entries: list[Entry]
    offset: int


def read(content: bytes, archive: str, limits: Limits, problems: Problems) -> Directory | None:
    """The directory, or None (with problems) when it cannot be trusted as a whole."""
    position = _find_end(content, archive, problems)
    if position is None:
        return None
    _, disk, first_disk, here, count, size, offset, _ = _END_FIELDS.unpack_from(content, position)
    if 0xFFFF in (disk, count) or SATURATED in (size, offset) or _has_zip64(content, position):
        problems.add("zip_zip64", archive=archive, limit=limits.upload_bytes)
        return None
    if disk or first_disk or here != count:
        problems.add("zip_disks", archive=archive)
        return None
    if count > limits.files:
        problems.add("zip_entries", archive=archive, count=count, limit=limits.files)
        return None
    if offset + size != position:
        problems.add("zip_directory", archive=archive, size=size, offset=offset)
        return None
    entries = _entries(content, offset, position, limits.files)
    if entries is None:
        problems.add("zip_directory_damaged", archive=archive)
        return None
    if len(entries) != count:
        problems.add("zip_count", archive=archive, count=count, actual=len(entries))
        return None
    return Directory(entries, offset)


def _find_end(content: bytes, archive: str, problems: Problems) -> int | None:
    """Where the end record stands. There must be exactly one that ends with the archive."""
    start = max(0, len(content) - _END_FIELDS.size - _LONGEST_COMMENT)
    found = []
    position = content.find(END, start)
    while position != -1:
        found.append(position)
        position = content.find(END, position + 1)
    fitting = [p for p in found if _ends_with(content, p)]
    if not fitting:
        problems.add("zip_no_end", archive=archive)
        return None
    if len(fitting) > 1 or found[-1] != fitting[0]:
        problems.add("zip_two_ends", archive=archive, count=len(found))
        return None
    return fitting[0]


def _ends_with(content: bytes, position: int) -> bool:
    end = position + _END_FIELDS.size
    if end > len(content):
        return False
    comment: int = struct.unpack_from("<H", content, end - 2)[0]
    return end + comment == len(content)


def _has_zip64(content: bytes, position: int) -> bool:
    return content[max(0, position - 20) : position].startswith(_ZIP64_LOCATOR)


def _entries(content: bytes, start: int, end: int, most: int) -> list[Entry] | None:
    """The entries between `start` and `end`, one more than `most` at the most; None when damaged."""
    entries: list[Entry] = []
    while start < end and len(entries) <= most:
        if start + _ENTRY_FIELDS.size > end or content[start : start + 4] != ENTRY:
            return None
        fields = _ENTRY_FIELDS.unpack_from(content, start)
        name_at = start + _ENTRY_FIELDS.size
        extra_at = name_at + fields[10]
        start = extra_at + fields[11] + fields[12]
        if start > end:
            return None
        entries.append(_entry(fields, content[name_at:extra_at], content[extra_at : extra_at + fields[11]]))
    return entries


def _entry(fields: tuple[int, ...], raw_name: bytes, extra: bytes) -> Entry:
    _, _, version, flags, method, _, _, checksum, packed, size, _, _, _, disk, _, attributes, offset = fields
    size, packed, offset = widened((size, packed, offset), extra)
    return Entry(
        name=_name(raw_name),
        raw_name=raw_name,
        version=version & 0xFF,
        flags=flags,
        method=method,
        checksum=checksum,
        packed=packed,
        size=size,
        attributes=attributes,
        offset=offset,
        disk=disk,
    )


def widened(values: tuple[int, ...], extra: bytes) -> tuple[int, ...]:
    """The values, those that do not fit 32 bits taken from the zip64 extra field in their order."""
    if SATURATED not in values:
        return values
    wide = _zip64_values(extra)
    return tuple(wide.pop(0) if value == SATURATED and wide else value for value in values)


def _zip64_values(extra: bytes) -> list[int]:
    position = 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, position)
        body = extra[position + 4 : position + 4 + size]
        if kind == _ZIP64_EXTRA:
            return [value for (value,) in struct.iter_unpack("<Q", body[: len(body) // 8 * 8])]
        position += 4 + size
    return []


def _name(raw: bytes) -> str:
    """The name as text. macOS writes UTF-8 without saying so; what is not UTF-8 is the old code page 437."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")
