"""Forms with files (`multipart/form-data`), with the names that the client sent.

Django's own parser takes folders and control characters out of file names, leaves out a part whose name is not
UTF-8, and says nothing. Here every part is accounted for, so that `receive()` can refuse a hostile name, and the
folders of a folder drop survive. The body is bounded by `CapUploads` before a byte of it is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.http import parse_header_parameters
from django.utils.translation import gettext as _

from connectors.package.intake import GivenFile
from connectors.package.messages import say
from connectors.package.refusal import Refused

BOUNDARY = re.compile(r"[ -~]{1,70}")
HEADER_BYTES = 16 * 1024
FIELD_BYTES = 64 * 1024
FIELDS = 20
TRANSPARENT = frozenset({"", "7bit", "8bit", "binary"})


class FormError(Exception):
    """The form cannot be read; the text is one sentence for who sent it."""


@dataclass(frozen=True)
class Part:
    """One part of a form: a field, or with a `filename` (as it was sent) a file."""

    name: str
    filename: str | None
    content: bytes


@dataclass
class Form:
    """The fields of a form by name. `count` is how many files were sent; of too many only the first are kept."""

    texts: MultiValueDict[str, str]
    files: MultiValueDict[str, GivenFile]
    count: int = 0

    def demand_few_files(self) -> None:
        """Raise Refused when there are more files than a request may have."""
        limit = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        if self.count > limit:
            raise Refused([say("upload_files", count=self.count, limit=limit)])


def read_form(body: bytes, content_type: str, field_bytes: int = FIELD_BYTES) -> Form:
    """Read a form with texts of at most `field_bytes`. Raises FormError."""
    form = Form(MultiValueDict(), MultiValueDict())
    fields = 0
    for part in parts(body, _boundary(content_type)):
        if part.filename is None:
            fields += 1
            _demand_few(fields)
            form.texts.appendlist(part.name, _text(part, field_bytes))
        elif part.filename or part.content:  # a file input that was left empty sends a part of nothing
            form.count += 1
            if form.count <= settings.DATA_UPLOAD_MAX_NUMBER_FILES:
                form.files.appendlist(part.name, GivenFile(part.filename, part.content))
    return form


def parts(body: bytes, boundary: bytes) -> Iterator[Part]:
    """The parts of a body (RFC 7578). Raises FormError with what is wrong; nothing is left out."""
    delimiter = b"\r\n--" + boundary
    start = _opening(body, b"--" + boundary, delimiter)
    while not body.startswith(b"--", start):
        begin = _line_end(body, start)
        end = body.find(delimiter, begin - 2)
        if end < 0:
            raise FormError(_("The form ends within a part: its closing boundary is missing."))
        yield _part(body, begin, max(begin, end))
        start = end + len(delimiter)


def _opening(body: bytes, opening: bytes, delimiter: bytes) -> int:
    """Where the first boundary ends; a preamble before it is allowed."""
    if body.startswith(opening):
        return len(opening)
    found = body.find(delimiter)
    if found < 0:
        raise FormError(_("The form has no part: its boundary does not occur in the body."))
    return found + len(delimiter)


def _line_end(body: bytes, start: int) -> int:
    """Behind the line end after a boundary; white space before it is padding."""
    end = body.find(b"\r\n", start, start + 80)
    if end < 0 or body[start:end].strip(b" \t"):
        raise FormError(_("The form is damaged: a boundary does not end its line."))
    return end + 2


def _part(body: bytes, begin: int, end: int) -> Part:
    limit = min(end, begin + HEADER_BYTES)
    split = body.find(b"\r\n\r\n", begin, limit)
    if split < 0:
        text = _("A part of the form has no end of its headers within {limit} bytes.")
        raise FormError(text.format(limit=HEADER_BYTES))
    headers = dict(_headers(body[begin:split]))
    if headers.get("content-transfer-encoding", "").strip().lower() not in TRANSPARENT:
        raise FormError(_("Parts of the form must be sent as they are, without a Content-Transfer-Encoding."))
    name, filename = _disposition(headers.get("content-disposition", ""))
    return Part(name, filename, body[split + 4 : end])


def _headers(block: bytes) -> Iterator[tuple[str, str]]:
    try:
        text = block.decode()
    except UnicodeDecodeError as error:
        raise FormError(_("A name in the form is not UTF-8 text.")) from error
    for line in text.split("\r\n"):
        name, _colon, value = line.partition(":")
        yield name.strip().lower(), value


def _disposition(value: str) -> tuple[str, str | None]:
    try:
        kind, params = parse_header_parameters(value)
    except (ValueError, LookupError) as error:
        raise FormError(_("A part of the form has a Content-Disposition that cannot be read.")) from error
    if kind.strip() != "form-data" or "name" not in params:
        raise FormError(_("A part of the form has no name."))
    return params["name"], params.get("filename")


def _boundary(media_type: str) -> bytes:
    boundary = parse_header_parameters(media_type)[1].get("boundary", "")
    if not BOUNDARY.fullmatch(boundary):
        raise FormError(_("The Content-Type names no boundary of 1 to 70 characters."))
    return boundary.encode("ascii")


def _text(part: Part, limit: int) -> str:
    if len(part.content) > limit:
        text = _("The field “{name}” has {count} bytes; the limit is {limit}.")
        raise FormError(text.format(name=part.name, count=len(part.content), limit=limit))
    try:
        return part.content.decode()
    except UnicodeDecodeError as error:
        raise FormError(_("A field of the form is not UTF-8 text.")) from error


def _demand_few(fields: int) -> None:
    if fields > FIELDS:
        raise FormError(_("The form has more than {limit} fields.").format(limit=FIELDS))
