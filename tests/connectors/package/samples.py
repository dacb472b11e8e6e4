"""A small honest package and pictures for the tests of this folder."""

import json
import struct
import zlib

from connectors.package.intake import GivenFile

DEFINITION = json.dumps(
    {
        "swagger": "2.0",
        "info": {"title": "Contoso Invoices", "version": "1.0"},
        "host": "api.contoso.example",
        "paths": {"/invoices": {"get": {"operationId": "ListInvoices", "responses": {"200": {"description": "OK"}}}}},
    },
    indent=2,
).encode()
PROPERTIES = json.dumps({"properties": {"iconBrandColor": "#123456", "publisher": "Contoso"}}, indent=2).encode()
SETTINGS = json.dumps({"apiDefinition": "apiDefinition.swagger.json", "apiProperties": "apiProperties.json"}).encode()
README = "# Contoso Invoices\n\nLists invoices – one by one.\n".encode()
SCRIPT = b"public class Script : ScriptBase { }\n"


def png(width: int = 32, height: int = 32, *, data: bytes | None = None, chunks: bytes = b"") -> bytes:
    """A grey picture; `data` replaces the packed pixels, `chunks` stand before them."""
    header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x7f" * width) * height) if data is None else data
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunks + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


CONTENTS = {
    "apiDefinition.swagger.json": DEFINITION,
    "apiProperties.json": PROPERTIES,
    "icon.png": png(),
    "README.md": README,
    "script.csx": SCRIPT,
    "settings.json": SETTINGS,
}


def given(contents: dict[str, bytes], folder: str = "") -> list[GivenFile]:
    return [GivenFile(folder + name, content) for name, content in contents.items()]
