"""Hostile archives: bombs, special entries, and headers that lie."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

from connectors.package.intake import GivenFile
from tests.connectors.package.rawzip import DEFLATED, DEVICE, LINK, STORED, RawEntry, build, deflate
from tests.connectors.package.samples import DEFINITION

MIB = 1024 * 1024
NAME = b"apiDefinition.swagger.json"
STREAMED = 1 << 3 | 1 << 11


def _one(**fields: Any) -> Callable[[], list[GivenFile]]:
    """An archive whose only entry differs from an honest one in these fields."""
    return lambda: _upload(build([RawEntry(**({"name": NAME, "data": DEFINITION} | fields))]))


def _honest(**archive: Any) -> Callable[[], list[GivenFile]]:
    """An archive with two honest entries that differs from an honest one in these parts."""
    return lambda: _upload(build([RawEntry(NAME, DEFINITION), RawEntry(b"README.md", b"# Contoso")], **archive))


def _upload(content: bytes) -> list[GivenFile]:
    return [GivenFile("upload.zip", content)]


def _zip(files: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def _bomb() -> list[GivenFile]:
    """25 MB of spaces in 25 kB."""
    return _upload(_zip([("apiDefinition.swagger.json", DEFINITION + b" " * (25 * MIB))]))


def _quiet_bomb() -> list[GivenFile]:
    """Says it has as many bytes as the definition; unpacks to 64 MB."""
    packed = deflate(DEFINITION + bytes(64 * MIB))
    return _upload(build([RawEntry(NAME, DEFINITION, packed=packed)]))


def _wide_bomb() -> list[GivenFile]:
    """90 entries of 0.9 MB, each below the size from which the ratio counts."""
    return _upload(_zip((f"part{number}.json", b" " * (900 * 1024)) for number in range(90)))


def _nested_bomb() -> list[GivenFile]:
    """16 archives in an archive; each says 4 MB."""
    inner = _zip([("apiDefinition.swagger.json", bytes(range(256)) * 16 * 1024)])
    return _upload(_zip([(f"layer{number}.zip", inner) for number in range(16)]))


def _nested_bomb_below() -> list[GivenFile]:
    """A bomb two archives down."""
    return _upload(_zip([("package.zip", _zip([("inner.zip", _bomb()[0].content)]))]))


def _nested(levels: int) -> bytes:
    content = _zip([("apiDefinition.swagger.json", DEFINITION)])
    for _ in range(levels - 1):
        content = _zip([("inner.zip", content)], zipfile.ZIP_STORED)
    return content


def _nested_crowd() -> list[GivenFile]:
    """20 archives of 100 entries each in one archive."""
    inner = _zip((f"file{number}.json", b"{}") for number in range(100))
    return _upload(_zip([(f"crowd{number}.zip", inner) for number in range(20)]))


def _overlapping() -> list[GivenFile]:
    """Many entries of the directory share one body."""
    first = RawEntry(NAME, DEFINITION)
    return _upload(build([first, *(RawEntry(b"copy%d.json" % n, DEFINITION, offset=0) for n in range(50))]))


def _zip64() -> list[GivenFile]:
    content = build([RawEntry(NAME, DEFINITION)])
    end = content.index(b"PK\5\6")
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, 72, end - 72)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return _upload(content[:end] + record + locator + last)


_DESCRIPTOR = struct.pack("<4sLLL", b"PK\7\x08", 1, 2, 3)
_NOTHING_YET = {"checksum": 0, "packed": 0, "size": 0}

ZIPS: dict[str, Callable[[], list[GivenFile]]] = {
    "empty file named .zip": lambda: _upload(b""),
    "text named .zip": lambda: _upload(b"this is no archive"),
    "zip without entries": lambda: _upload(_zip([])),
    "zip of folders": lambda: _upload(_zip([("connector/", b""), ("connector/docs/", b"")])),
    "zip bomb": _bomb,
    "zip bomb that lies": _quiet_bomb,
    "zip bomb of many entries": _wide_bomb,
    "nested bomb": _nested_bomb,
    "bomb two archives down": _nested_bomb_below,
    "archives 6 deep": lambda: _upload(_nested(6)),
    "2,000 entries in nested archives": _nested_crowd,
    "10,000 entries": lambda: _upload(_zip((f"file{number}.json", b"") for number in range(10_000))),
    "overlapping entries": _overlapping,
    "link": _one(attributes=LINK, data=b"/etc/passwd"),
    "device": _one(attributes=DEVICE),
    "Windows link": _one(attributes=0x400),
    "folder that is a link": _one(name=b"connector/", data=b"", attributes=LINK),
    "folder with content": _one(name=b"connector/", attributes=0),
    "encrypted entry": _one(flags=1 | 1 << 11),
    "strongly encrypted entry": _one(flags=1 << 6 | 1 << 11),
    "AES entry": _one(method=99, packed=DEFINITION),
    "bzip2 entry": lambda: _upload(_zip([("apiDefinition.swagger.json", DEFINITION)], zipfile.ZIP_BZIP2)),
    "LZMA entry": lambda: _upload(_zip([("apiDefinition.swagger.json", DEFINITION)], zipfile.ZIP_LZMA)),
    "patch": _one(flags=1 << 5 | 1 << 11),
    "entry of version 20.0": lambda: _upload(_honest()()[0].content.replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\xc8")),
    "local name differs": _one(local={"name": b"apiProperties.json        "}),
    "local size differs": _one(local={"size": 3}),
    "local packed size differs": _one(local={"packed": 3}),
    "local method differs": _one(local={"method": STORED}),
    "local checksum differs": _one(local={"checksum": 7}),
    "local flags differ": _one(local={"flags": 1}),
    "wrong checksum": _one(local={"checksum": 7}, central={"checksum": 7}),
    "declares too little": _one(local={"size": 9}, central={"size": 9}),
    "declares too much": _one(local={"size": 9999}, central={"size": 9999}),
    "packed data damaged": _one(packed=b"\xff" * 40),
    "packed data cut": _one(packed=deflate(DEFINITION)[:-9]),
    "bytes after the packed stream": _one(packed=deflate(DEFINITION) + b"hidden"),
    "stored size differs": _one(method=STORED, packed=DEFINITION + b"x"),
    "descriptor lies": _one(flags=STREAMED, local=_NOTHING_YET, descriptor=_DESCRIPTOR),
    "descriptor missing": _one(flags=STREAMED, local=_NOTHING_YET),
    "descriptor unannounced": _one(descriptor=_DESCRIPTOR),
    "gap after an entry": _one(gap=b"hidden"),
    "more than the archive holds": _one(local={"packed": 10**6}, central={"packed": 10**6}),
    "offset beyond the archive": _one(offset=10**6),
    "entry on another disk": _one(central={"disk": 3}),
    "saturated sizes without zip64": _one(local={"size": 0xFFFFFFFF}, central={"size": 0xFFFFFFFF}),
    "size of 2^63 by zip64": _one(
        local={"size": 0xFFFFFFFF, "extra": struct.pack("<HHQ", 1, 8, 2**63)},
        central={"size": 0xFFFFFFFF, "extra": struct.pack("<HHQ", 1, 8, 2**63)},
    ),
    "zip64 directory": _zip64,
    "data before the archive": _honest(before=b"#!/bin/sh\n"),
    "data before the directory": _honest(between=b"hidden"),
    "data after the archive": _honest(after=b"hidden"),
    "too few entries declared": _honest(end={"count": 1, "here": 1}),
    "too many entries declared": _honest(end={"count": 3, "here": 3}),
    "65,535 entries declared": _honest(end={"count": 65_535, "here": 65_535}),
    "entries on two disks": _honest(end={"count": 2, "here": 1}),
    "second disk": _honest(end={"disk": 1}),
    "directory elsewhere": _honest(end={"offset": 7}),
    "directory of another size": _honest(end={"size": 7}),
    "directory damaged": lambda: _upload(_honest()()[0].content.replace(b"PK\1\2", b"PK\1\0")),
    "second end in the comment": _honest(comment=struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)),
    "cut in half": lambda: _upload(_honest()()[0].content[:200]),
    "link among honest entries": lambda: _upload(
        build([RawEntry(NAME, DEFINITION), RawEntry(b"icon.png", b"/etc/passwd", method=DEFLATED, attributes=LINK)])
    ),
}
