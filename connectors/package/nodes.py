"""Where the values of a JSON text stand: a tree of places beside the tree of values."""

from dataclasses import dataclass


@dataclass(slots=True)
class Node:
    """A value's place: from `start` to `end`, its name (if any) at `key`, and the places inside it by token.

    Of equal names the last one counts. An array's tokens are its indexes;
    a scalar has no children.
    """

    start: int
    end: int
    key: tuple[int, int] | None = None
    children: "dict[str, Node] | None" = None
