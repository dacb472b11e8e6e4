"""From a line of a JSON text to the JSON pointer of what stands there: the way back of `positions`."""

from connectors.package.nodes import Node
from connectors.package.pointer import escape
from connectors.package.positions import Positions

MOST_CHOICES = 200


def pointer_at(positions: Positions, line: int) -> str:
    """The pointer of the smallest value that holds everything which begins on the line (from 1).

    On a line where one member or item begins it is that one; where several begin, what holds them. On a line of
    closing brackets it is what they close; on a blank line, what surrounds it. A line that is not there leads to
    the root.
    """
    pointer = ""
    offsets = positions.line_range(line)
    if positions.locate("").line == line:
        return pointer
    while offsets:
        touching = _touching(positions, pointer, *offsets)
        if len(touching) != 1:
            return pointer
        token, node = touching[0]
        pointer = f"{pointer}/{escape(token)}"
        if _begin(node) >= offsets[0]:
            return pointer
    return pointer


def pointers_on(positions: Positions, line: int) -> list[str]:
    """What one may mean by a line: `pointer_at` first, then what stands on the line inside it, in its order."""
    offsets = positions.line_range(line)
    found: list[str] = []
    waiting = [pointer_at(positions, line)] if offsets else []
    while offsets and waiting and len(found) < MOST_CHOICES:
        pointer = waiting.pop()
        found.append(pointer)
        inner = _touching(positions, pointer, *offsets)[:MOST_CHOICES]
        waiting.extend(f"{pointer}/{escape(token)}" for token, _ in reversed(inner))
    return found


def _touching(positions: Positions, pointer: str, start: int, end: int) -> list[tuple[str, Node]]:
    """The members that stand on the line; one of which only the closing bracket does counts when it is alone."""
    found = [
        (token, node)
        for token, node in positions.members_of(pointer).items()
        if _begin(node) < end and node.end > start
    ]
    more = [each for each in found if not _only_closes(positions, each[1], start, end)]
    return more or found


def _only_closes(positions: Positions, node: Node, start: int, end: int) -> bool:
    return _begin(node) < start and node.end <= end and positions.only_closes(start, node.end)


def _begin(node: Node) -> int:
    return node.key[0] if node.key else node.start
