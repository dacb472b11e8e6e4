"""Zip archives written field by field, so that a test can make any of them lie."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

FILE = 0o100644 << 16
LINK = 0o120777 << 16
DEVICE = 0o020666 << 16
STORED, DEFLATED = 0, 8


@dataclass
class RawEntry:
    """One entry. `local` and `central` replace single fields of the one or the other header."""

    name: bytes
    data: bytes = b"{}"
    method: int = DEFLATED
    flags: int = 1 << 11
    attributes: int = FILE
    packed: bytes | None = None
    descriptor: bytes = b""
    gap: bytes = b""
    offset: int | None = None
    local: dict[str, Any] = field(default_factory=dict)
    central: dict[str, Any] = field(default_factory=dict)

    def fields(self, changes: dict[str, Any]) -> dict[str, Any]:
        honest = {
            "name": self.name,
            "flags": self.flags,
            "method": self.method,
            "checksum": zlib.crc32(self.data),
            "packed": len(self.bytes()),
            "size": len(self.data),
            "extra": b"",
        }
        return honest | changes

    def bytes(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflate(self.data) if self.method == DEFLATED else self.data


def deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def build(
    entries: Iterable[RawEntry],
    *,
    before: bytes = b"",
    between: bytes = b"",
    after: bytes = b"",
    comment: bytes = b"",
    end: dict[str, int] | None = None,
) -> bytes:
    """An archive. `before`, `between` (entries and directory) and `after` are stray bytes; `end` changes its end."""
    body, directory, count = bytearray(before), bytearray(), 0
    for entry in entries:
        offset = len(body) if entry.offset is None else entry.offset
        directory += _central(entry.fields(entry.central), entry.attributes, offset)
        if entry.offset is None:
            body += _local(entry.fields(entry.local)) + entry.bytes() + entry.descriptor + entry.gap
        count += 1
    body += between
    honest = {"disk": 0, "start_disk": 0, "here": count, "count": count, "size": len(directory), "offset": len(body)}
    last = honest | (end or {})
    fields = (last["disk"], last["start_disk"], last["here"], last["count"], last["size"], last["offset"])
    return bytes(body + directory + struct.pack("<4s4H2LH", b"PK\5\6", *fields, len(comment)) + comment + after)


def _local(fields: dict[str, Any]) -> bytes:
    sizes = (fields["checksum"], fields["packed"], fields["size"], len(fields["name"]), len(fields["extra"]))
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, fields["flags"], fields["method"], 0, 0x21, *sizes)
    return head + bytes(fields["name"]) + bytes(fields["extra"])


def _central(fields: dict[str, Any], attributes: int, offset: int) -> bytes:
    sizes = (fields["checksum"], fields["packed"], fields["size"], len(fields["name"]), len(fields["extra"]))
    head = struct.pack("<4s6H", b"PK\1\2", 0x0314, 20, fields["flags"], fields["method"], 0, 0x21)
    rest = struct.pack("<3L5H2L", *sizes, 0, fields.get("disk", 0), 0, attributes, offset)
    return head + rest + bytes(fields["name"]) + bytes(fields["extra"])
