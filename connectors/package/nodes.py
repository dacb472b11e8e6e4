"""Where the values of a JSON text stand: a tree of places beside the tree of values."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Node:
    """A value's place: from `start` to `end`, its name (if any) at `key`, and the places inside it by token.

    Of equal names the last one counts. An array's tokens are its indexes.
    """

    start: int
    end: int
    key: tuple[int, int] | None = None
    children: "dict[str, Node]" = field(default_factory=dict)
