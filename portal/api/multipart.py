"""Uploads with the names that the client sent.

Django's own parser takes folders and control characters out of file names, leaves out a part whose name is not
UTF-8, and says nothing. Here every part is accounted for, so that `receive()` can refuse a hostile name, and the
folders of a folder drop survive. The body is bounded by `CapUploads` before a byte of it is read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.http import parse_header_parameters
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from connectors.package.intake import GivenFile
from connectors.package.messages import say
from connectors.package.refusal import Refused

BOUNDARY = re.compile(r"[ -~]{1,70}")
HEADER_BYTES = 16 * 1024
FIELD_BYTES = 64 * 1024
FIELDS = 20
TRANSPARENT = frozenset({"", "7bit", "8bit", "binary"})


@dataclass(frozen=True)
class Part:
    """One part of a form: a field, or with a `filename` (as it was sent) a file."""

    name: str
    filename: str | None
    content: bytes


class MultiPartParser(BaseParser):
    """`multipart/form-data` as one MultiValueDict of texts and of `GivenFile`s.

    They go into `data`, not into `files`: Django closes what stands there, and these hold nothing open.
    """

    media_type = "multipart/form-data"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002
    ) -> MultiValueDict[str, Any]:
        form: MultiValueDict[str, Any] = MultiValueDict()
        files = fields = 0
        for part in parts(stream.read(), _boundary(media_type or "")):
            if part.filename is None:
                fields += 1
                _demand_few(fields)
                form.appendlist(part.name, _text(part))
            elif part.filename or part.content:  # a file input that was left empty sends a part of nothing
                files += 1
                if files <= settings.DATA_UPLOAD_MAX_NUMBER_FILES:
                    form.appendlist(part.name, GivenFile(part.filename, part.content))
        if files > settings.DATA_UPLOAD_MAX_NUMBER_FILES:
            raise Refused([say("upload_files", count=files, limit=settings.DATA_UPLOAD_MAX_NUMBER_FILES)])
        return form


def parts(body: bytes, boundary: bytes) -> Iterator[Part]:
    """The parts of a body (RFC 7578). Raises ParseError with what is wrong; nothing is left out."""
    delimiter = b"\r\n--" + boundary
    start = _opening(body, b"--" + boundary, delimiter)
    while not body.startswith(b"--", start):
        begin = _line_end(body, start)
        end = body.find(delimiter, begin - 2)
        if end < 0:
            raise ParseError(_("The form ends within a part: its closing boundary is missing."))
        yield _part(body, begin, max(begin, end))
        start = end + len(delimiter)


def _opening(body: bytes, opening: bytes, delimiter: bytes) -> int:
    """Where the first boundary ends; a preamble before it is allowed."""
    if body.startswith(opening):
        return len(opening)
    found = body.find(delimiter)
    if found < 0:
        raise ParseError(_("The form has no part: its boundary does not occur in the body."))
    return found + len(delimiter)


def _line_end(body: bytes, start: int) -> int:
    """Behind the line end after a boundary; white space before it is padding."""
    end = body.find(b"\r\n", start, start + 80)
    if end < 0 or body[start:end].strip(b" \t"):
        raise ParseError(_("The form is damaged: a boundary does not end its line."))
    return end + 2


def _part(body: bytes, begin: int, end: int) -> Part:
    limit = min(end, begin + HEADER_BYTES)
    split = body.find(b"\r\n\r\n", begin, limit)
    if split < 0:
        text = _("A part of the form has no end of its headers within {limit} bytes.")
        raise ParseError(text.format(limit=HEADER_BYTES))
    headers = dict(_headers(body[begin:split]))
    if headers.get("content-transfer-encoding", "").strip().lower() not in TRANSPARENT:
        raise ParseError(_("Parts of the form must be sent as they are, without a Content-Transfer-Encoding."))
    name, filename = _disposition(headers.get("content-disposition", ""))
    return Part(name, filename, body[split + 4 : end])


def _headers(block: bytes) -> Iterator[tuple[str, str]]:
    try:
        text = block.decode()
    except UnicodeDecodeError as error:
        raise ParseError(_("A name in the form is not UTF-8 text.")) from error
    for line in text.split("\r\n"):
        name, _colon, value = line.partition(":")
        yield name.strip().lower(), value


def _disposition(value: str) -> tuple[str, str | None]:
    try:
        kind, params = parse_header_parameters(value)
    except (ValueError, LookupError) as error:
        raise ParseError(_("A part of the form has a Content-Disposition that cannot be read.")) from error
    if kind.strip() != "form-data" or "name" not in params:
        raise ParseError(_("A part of the form has no name."))
    return params["name"], params.get("filename")


def _boundary(media_type: str) -> bytes:
    boundary = parse_header_parameters(media_type)[1].get("boundary", "")
    if not BOUNDARY.fullmatch(boundary):
        raise ParseError(_("The Content-Type names no boundary of 1 to 70 characters."))
    return boundary.encode("ascii")


def _text(part: Part) -> str:
    if len(part.content) > FIELD_BYTES:
        text = _("The field “{name}” has {count} bytes; the limit is {limit}.")
        raise ParseError(text.format(name=part.name, count=len(part.content), limit=FIELD_BYTES))
    try:
        return part.content.decode()
    except UnicodeDecodeError as error:
        raise ParseError(_("A field of the form is not UTF-8 text.")) from error


def _demand_few(fields: int) -> None:
    if fields > FIELDS:
        raise ParseError(_("The form has more than {limit} fields.").format(limit=FIELDS))
