"""Strings of a tolerant JSON text: where they end and what they say."""

import re
from collections.abc import Callable
from io import StringIO

from connectors.package.textproblem import Flaw

# The quotes people write, and what closes each.
QUOTES = {'"': '"', "'": "'", "“": "“”", "”": "“”", "‘": "‘’", "’": "‘’", "`": "`"}
_CLEAN = re.compile(r'"([^"\\\x00-\x1f]*+)"')
_LINE = {quote: re.compile(rf"(?:[^{closers}\\\n\r]++|\\[^\n\r])*+") for quote, closers in QUOTES.items()}
_TEXT = {quote: re.compile(rf"(?:[^{closers}\\]++|\\.)*+", re.DOTALL) for quote, closers in QUOTES.items()}
_FOLLOWS = re.compile(r"[ \t\n\r]*+(?:[,:}\]]|\Z)")
_SPECIAL = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a pair of surrogates is one character
    r"|\\u[0-9a-fA-F]{4}|\\.|\\|[\x00-\x1f]+",
    re.DOTALL,
)
_MOST_BAD_ESCAPES = 1_000
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class StringReader:
    """Reads the strings of one text from front to back, each character a bounded number of times."""

    def __init__(self, text: str, note: Callable[[Flaw], None]) -> None:
        self._text = text
        self._note = note
        self._tried = 0  # up to here no string that spans lines could be closed: do not look again

    def read(self, start: int) -> tuple[str, int]:
        """The string whose opening quote stands at `start`, and the offset after it."""
        clean = _CLEAN.match(self._text, start)
        if clean:
            return clean[1], clean.end()
        quote = self._text[start]
        end, closed = self._end(start, quote)
        if quote != '"':
            self._note(Flaw("json_quotes", start, end + closed))
        if not closed:
            self._note(Flaw("json_unterminated", start, end))
        return self._unescaped(start + 1, end, quote), end + closed

    def _end(self, start: int, quote: str) -> tuple[int, int]:
        """Where the content ends, and the length of the closing quote: 1, or 0 when it is missing.

        A string may span lines when something that belongs after a string follows its closing quote.
        """
        line = _match_end(_LINE[quote], self._text, start + 1)
        if self._text[line : line + 1] and self._text[line] in QUOTES[quote]:
            return line, 1
        if line >= self._tried:
            end = _match_end(_TEXT[quote], self._text, line)
            closed = end < len(self._text) and self._text[end] in QUOTES[quote]
            if closed and _FOLLOWS.match(self._text, end + 1):
                return end, 1
            self._tried = end
        content = self._text[start + 1 : line]
        return start + 1 + len(content.rstrip(", \t\\")), 0

    def _unescaped(self, start: int, end: int, quote: str) -> str:
        value = StringIO()
        noted = {"json_control": 0, "json_escape": 0}
        for match in _SPECIAL.finditer(self._text, start, end):
            value.write(self._text[start : match.start()])
            start = match.end()
            meaning = _meaning(match[0], quote)
            value.write(match[0] if meaning is None else meaning)
            if meaning is None and self._is_garbage(match, noted):
                break
        value.write(self._text[start:end])
        return value.getvalue()

    def _is_garbage(self, match: re.Match[str], noted: dict[str, int]) -> bool:
        """Note what does not belong into a string; whether it is so much that no one escape in it means anything."""
        if match[0][0] == "\\":
            flaw = Flaw("json_escape", match.start(), match.end(), {"escape": match[0]})
        else:
            character = f"U+{ord(match[0][0]):04X}"
            flaw = Flaw("json_control", match.start(), match.end(), {"character": character})
        if flaw.code == "json_escape" or not noted[flaw.code]:  # of raw control characters the first says it all
            self._note(flaw)
        noted[flaw.code] += 1
        return noted["json_escape"] >= _MOST_BAD_ESCAPES


def _match_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def _meaning(written: str, quote: str) -> str | None:
    """What an escape stands for; None for a raw control character and for an escape that JSON does not know."""
    if written[0] != "\\":
        return None
    if len(written) == 12:
        high, low = int(written[2:6], 16), int(written[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if len(written) == 6:
        return chr(int(written[2:6], 16))
    if written[1:] and written[1] in QUOTES[quote]:
        return written[1]
    return _ESCAPES.get(written[1:])
