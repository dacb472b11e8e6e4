"""Connectors in the catalogue, for tests of what the public sees."""

import json
import zlib
from struct import pack
from typing import Any

from certification.models import Submission
from connectors import catalogue
from connectors.models import Version
from connectors.package.intake import GivenFile
from portal.accounts.models import Publisher
from tests.factories import make_submission


def definition(title: str = "Contoso Invoices", **more: Any) -> dict[str, Any]:
    """A definition with one action, which changes what it is told to."""
    return {
        "swagger": "2.0",
        "info": {"title": title, "version": "1.0", "description": "Reads invoices."},
        "host": "api.contoso.example",
        "basePath": "/v1",
        "paths": {"/invoices": {"get": {"operationId": "ListInvoices", "summary": "List invoices", "responses": {}}}},
    } | more


def files_of(
    value: dict[str, Any], properties: dict[str, Any] | None = None, readme: str = "", icon: bytes = b""
) -> list[GivenFile]:
    given = [
        GivenFile("apiDefinition.swagger.json", json.dumps(value, indent=2).encode()),
        GivenFile("apiProperties.json", json.dumps(properties or {"properties": {}}).encode()),
    ]
    given += [GivenFile("README.md", readme.encode())] if readme else []
    return given + ([GivenFile("icon.png", icon)] if icon else [])


def publish(files: list[GivenFile] | None = None, publisher: Publisher | None = None) -> Version:
    """A published version of a new connector."""
    submission: Submission = make_submission(publisher, files or files_of(definition()))
    return catalogue.publish(submission.connector, submission.current_round.package)


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A one-bit black PNG that declares these sides; `rows` of them are there."""
    header = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = (b"\0" * (1 + (width + 7) // 8)) * (height if rows is None else rows)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    body = b"".join(pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + body
