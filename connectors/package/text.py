"""Bytes to text, tolerantly: what is wrong with the encoding is a problem with a place, never a dead end."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

from connectors.package.messages import say
from connectors.package.textproblem import TextProblem

MAX_PROBLEMS = 1_000
_MARKS = (
    (BOM_UTF8, "UTF-8", "utf-8"),
    (BOM_UTF32_LE, "UTF-32", "utf-32-le"),
    (BOM_UTF32_BE, "UTF-32", "utf-32-be"),
    (BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)
# Without a mark: a text that begins with ASCII, as JSON and nearly every README does. By the places of its NULs.
_UNMARKED = (
    (slice(0, None, 4), (1, 2, 3), "UTF-32", "utf-32-le"),
    (slice(3, None, 4), (0, 1, 2), "UTF-32", "utf-32-be"),
    (slice(0, None, 2), (1,), "UTF-16", "utf-16-le"),
    (slice(1, None, 2), (0,), "UTF-16", "utf-16-be"),
)
_HEAD = 64
_BAD = re.compile("[\udc80-\udcff]+")


def _windows_1252() -> dict[int, str]:
    table = {}
    for byte in range(0x80, 0x100):
        table[0xDC00 + byte] = bytes([byte]).decode("cp1252", "replace")
    return table


_BAD_BYTES = _windows_1252()


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text (without its byte order mark), the encoding, the problems, and how many bytes were bad."""

    text: str
    encoding: str
    problems: tuple[TextProblem, ...]
    bad: int = 0


def decode(content: bytes) -> Decoded:
    """The text of a file. Never raises; bytes that are not UTF-8 are read as Windows-1252."""
    for mark, name, codec in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], name, codec, marked=True)
    for letters, gaps, name, codec in _UNMARKED:
        if _is_spaced(content[:_HEAD], letters, gaps):
            return _decoded(content, name, codec, marked=False)
    return _decoded(content, "UTF-8", "utf-8", marked=False)


def _is_spaced(head: bytes, letters: slice, gaps: tuple[int, ...]) -> bool:
    """Whether the head holds ASCII in the one place of each unit, and NULs in the others for the most part."""
    width = letters.step
    spaces = b"".join(head[gap::width] for gap in gaps)
    return b"\0" not in head[letters] and head[letters][:1].isascii() and spaces.count(0) * 4 > 3 * len(spaces)


def _decoded(content: bytes, name: str, codec: str, *, marked: bool) -> Decoded:
    if codec == "utf-8":
        first = [TextProblem(say("encoding_bom"), 0, 0)] if marked else []
        return _utf8(content, first)
    text = content.decode(codec, "replace")
    problem = TextProblem(say("encoding_utf16", encoding=name), 0, 0)
    return Decoded(text, name, (problem,), bad=text.count("\ufffd"))


def _utf8(content: bytes, problems: list[TextProblem]) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "UTF-8", tuple(problems))
    except UnicodeDecodeError:
        pass
    # A lone surrogate stands for each bad byte: valid UTF-8 never gives one.
    text = content.decode("utf-8", "surrogateescape")
    bad = more = 0
    for match in _BAD.finditer(text):
        bad += match.end() - match.start()
        if len(problems) < MAX_PROBLEMS:
            problems.append(_bad_bytes(match))
        else:
            more += 1
    if more:
        problems.append(TextProblem(say("encoding_more", count=more), problems[-1].offset, problems[-1].end))
    return Decoded(text.translate(_BAD_BYTES), "UTF-8", tuple(problems), bad)


def _bad_bytes(match: re.Match[str]) -> TextProblem:
    first = f"{ord(match[0][0]) - 0xDC00:02X}"
    what = say("encoding_bytes", count=len(match[0]), byte=first)
    return TextProblem(what, match.start(), match.end())
