"""JSON pointer → line and column, computed only for what is asked."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from json import JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]

from connectors.package import pointer as pointers
from connectors.package.limits import DEFAULT, Limits
from connectors.package.nodes import Node
from connectors.package.reader import Reader

_SPACE = re.compile(r"[ \t\n\r]*+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_CLOSERS = " \t\n\r}],"
_scan_once = JSONDecoder().scan_once  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class _NotStrictError(Exception):
    """The text is not JSON here: only the tolerant reader finds its places."""


class Positions:
    """The places in one JSON text. Nothing is scanned before the first question.

    In strict JSON only the containers on the way to a pointer are scanned; in other texts the tolerant reader
    notes every place once. Both see what `tolerant.read` sees: of equal names the last one counts.
    """

    def __init__(self, text: str, limits: Limits = DEFAULT, root: Node | None = None) -> None:
        """`root`: the places that `tolerant.read` has noted already, if it had to."""
        self._text = text
        self._limits = limits
        self._tolerant_root = root
        self._expanded: dict[int, dict[str, Node]] = {}

    def locate(self, pointer: str) -> Span:
        """The value's place; when the pointer leads nowhere, that of its nearest existing parent."""
        node = self._find(pointer)[0]
        return self.span(node.start, node.end)

    def key_of(self, pointer: str) -> Span | None:
        """The place of the name of a member; None for the root, an array's values and what is not there."""
        node, found = self._find(pointer)
        return self.span(*node.key) if found and node.key else None

    def members_of(self, pointer: str) -> dict[str, Node]:
        """The places of the members of an object or array by token, in the order of the text; {} for all else."""
        node, found = self._find(pointer)
        return self._children(node) if found else {}

    def line_range(self, line: int) -> tuple[int, int] | None:
        """The offsets at which a line (from 1) begins and ends; None when the text has no such line."""
        if not 1 <= line <= len(self.line_starts):
            return None
        end = self.line_starts[line] if line < len(self.line_starts) else len(self._text)
        return self.line_starts[line - 1], end

    def only_closes(self, start: int, end: int) -> bool:
        """Whether nothing but closing brackets stands in a range of characters."""
        return not self._text[start:end].strip(_CLOSERS)

    def span(self, offset: int, end: int) -> Span:
        """Lines and columns of a range of characters."""
        line, column = self._line_column(offset)
        end_line, end_column = self._line_column(max(offset, end))
        return Span(line, column, end_line, end_column)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character. Lines end with \\n, \\r\\n or \\r."""
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def _line_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def _find(self, pointer: str) -> tuple[Node, bool]:
        """The node of a pointer, or of its nearest parent and False."""
        if pointer and not pointer.startswith("/"):
            return self._find("")[0], False
        tokens = pointers.split(pointer)
        if self._tolerant_root is None:
            try:
                return self._descend(self._strict_root, tokens)
            except _NotStrictError:
                reader = Reader(self._text, self._limits)
                reader.read()
                self._tolerant_root = reader.root or Node(0, 0)
        return self._descend(self._tolerant_root, tokens)

    def _descend(self, node: Node, tokens: list[str]) -> tuple[Node, bool]:
        for token in tokens:
            child = self._children(node).get(token)
            if child is None:
                return node, False
            node = child
        return node, True

    @cached_property
    def _strict_root(self) -> Node:
        start = _skip(self._text, 0)
        end = _end_of_value(self._text, start)
        if _skip(self._text, end) != len(self._text):
            raise _NotStrictError
        return Node(start, end)

    def _children(self, node: Node) -> dict[str, Node]:
        if self._tolerant_root is not None:
            return node.children or {}
        children = self._expanded.get(node.start)
        if children is None:
            children = self._expanded[node.start] = dict(_members(self._text, node.start))
        return children


def _members(text: str, start: int) -> Iterator[tuple[str, Node]]:
    """The members of the strict object or array at `start`, by token; a scalar has none."""
    opened = text[start : start + 1]
    if opened not in ("{", "["):
        return
    closing = "}" if opened == "{" else "]"
    position = _skip(text, start + 1)
    if text[position : position + 1] == closing:
        return
    count = 0
    while True:
        token, key = str(count), None
        if opened == "{":
            token, end = _key(text, position)
            key = (position, end)
            position = _skip(text, _expect(text, _skip(text, end), ":"))
        end = _end_of_value(text, position)
        yield token, Node(position, end, key)
        count += 1
        position = _skip(text, end)
        if text[position : position + 1] == closing:
            return
        position = _skip(text, _expect(text, position, ","))


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _expect(text: str, position: int, char: str) -> int:
    if text[position : position + 1] != char:
        raise _NotStrictError
    return position + 1


def _key(text: str, position: int) -> tuple[str, int]:
    _expect(text, position, '"')
    try:
        key, end = scanstring(text, position + 1, True)
    except ValueError as error:
        raise _NotStrictError from error
    return key, end


def _end_of_value(text: str, position: int) -> int:
    try:
        end: int = _scan_once(text, position)[1]
    except (ValueError, StopIteration, RecursionError) as error:
        raise _NotStrictError from error
    return end
