"""Hostile uploads whose files are the trouble: empty, too large, too deep, in disguise, or images that explode."""

import json
import random
import zlib
from collections.abc import Callable

from connectors.package.intake import GivenFile
from tests.connectors.package.samples import CONTENTS, DEFINITION, PROPERTIES, chunk, given, png

MIB = 1024 * 1024


def _with(name: str, content: bytes) -> Callable[[], list[GivenFile]]:
    """The sample package with one file replaced or added."""
    return lambda: given(CONTENTS | {name: content})


def _definition(make: Callable[[], bytes]) -> Callable[[], list[GivenFile]]:
    return lambda: given(CONTENTS | {"apiDefinition.swagger.json": make()})


def _noise(size: int) -> bytes:
    """Bytes that are no UTF-8 and hold no NUL."""
    return bytes(random.Random(7).choices(range(0x80, 0x100), k=size))


def _many_values() -> bytes:
    return b'{"swagger": "2.0", "paths": {}, "x-rows": [' + b"{}," * 400_000 + b"{}]}"


def _text_bomb() -> bytes:
    """A compressed text chunk that holds 64 MB."""
    return png(chunks=chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(64 * MIB), 9)))


FILES: dict[str, Callable[[], list[GivenFile]]] = {
    "no files": list,
    "one empty file": lambda: given({"apiDefinition.swagger.json": b""}),
    "two empty files": lambda: given({"apiDefinition.swagger.json": b"", "apiProperties.json": b""}),
    "only resource forks": lambda: given({"__MACOSX/._icon.png": b"\0\5\x16\7", "._README.md": b"\0\5\x16\7"}),
    "200 MB": lambda: [GivenFile("apiDefinition.swagger.json", bytes(200 * MIB))],
    "10,000 files": lambda: [GivenFile(f"file{number}.json", b"{}") for number in range(10_000)],
    "5 MB of brackets": _definition(lambda: b"[" * (5 * MIB)),
    "4 MB of brackets": _definition(lambda: b"[" * (4 * MIB)),
    "depth 10,000": _definition(lambda: b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    "depth 10,000 in the properties": _with("apiProperties.json", b"[" * 10_000 + b"]" * 10_000),
    "definition of 6 MB": _definition(lambda: DEFINITION + b" " * (6 * MIB)),
    "definition of 400,000 values": _definition(_many_values),
    "definition of 4 MB of quotes": _definition(lambda: b'"' * (4 * MIB)),
    "README of 3 MB": _with("README.md", b"a" * (3 * MIB)),
    "icon of 5 MB": _with("icon.png", png() + bytes(5 * MIB)),
    "PNG named .json": _with("apiDefinition.swagger.json", png()),
    "PNG named .json beside the package": _with("notes.json", png()),
    "PNG named .md": _with("README.md", png()),
    "PNG named .csx": _with("script.csx", png()),
    "JPEG named .json": _with("apiProperties.json", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + _noise(100)),
    "zip named .json": _with("apiDefinition.swagger.json", b"PK\3\4" + bytes(100)),
    "program named .csx": _with("script.csx", b"MZ\x90\0\3\0\0\0" + bytes(100)),
    "NULs in JSON": _with("apiProperties.json", PROPERTIES.replace(b"Contoso", b"Con\0toso")),
    "NULs in an only file": lambda: [GivenFile("", b"swagger\0\0\0paths" + bytes(50))],
    "not UTF-8 definition": _definition(lambda: b'{"swagger":"2.0","paths":{},"x":"' + _noise(2_000) + b'"}'),
    "not UTF-8 README": _with("README.md", b"# " + _noise(500)),
    "not UTF-8 script": _with("script.csx", _noise(500)),
    "icon of 50,000 by 50,000": _with("icon.png", png(50_000, 50_000, data=zlib.compress(bytes(1000)))),
    "icon of 2,147,483,647 by 1": _with("icon.png", png(2_147_483_647, 1, data=zlib.compress(bytes(1000)))),
    "icon cut short": _with("icon.png", png(200, 200)[:90]),
    "icon with half of its pixels": _with("icon.png", png(200, 200, data=zlib.compress(bytes(200 * 100)))),
    "icon without header": _with("icon.png", png()[:8] + png()[33:]),
    "icon of 0 by 0": _with("icon.png", png(0, 0)),
    "icon with a text bomb": lambda: given(CONTENTS | {"icon.png": _text_bomb()}),
    "two connectors": lambda: (
        given({"a/apiDefinition.swagger.json": DEFINITION})
        + given({"b/apiDefinition.swagger.json": DEFINITION.replace(b"Contoso", b"Fabrikam")})
    ),
    "two definitions of other names": lambda: given(
        {"contoso.json": DEFINITION, "fabrikam.json": DEFINITION.replace(b"Contoso", b"Fabrikam")}
    ),
    "a JSON bomb of names": _definition(lambda: json.dumps({str(n): {} for n in range(250_000)}).encode()),
}
