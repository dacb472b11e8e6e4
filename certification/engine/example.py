"""A rule's example: edits that make the sample connector right, and the edit that makes it wrong.

Keys of `right` and `wrong` are places: a JSON pointer into the definition (`/info/title`; "" is all of it), a pointer
into the properties (`properties#/properties/…`), or the role of a file (`readme`) for its whole text. Values are JSON
values or REMOVE; for a whole file its text, its bytes, REMOVE, or a function from its text to the new text.
A pointer whose last token is new adds the member; "-" appends to a list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final


class _Remove:
    def __repr__(self) -> str:
        return "REMOVE"


REMOVE: Final = _Remove()
Edits = Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """`wrong` is applied on top of `right`, `right` on top of the sample connector (sample/).

    `at` is where the finding must be (a place as above); when empty, the only place `wrong` names.
    `also` are codes of other rules that rightly find something in the wrong example.
    """

    wrong: Edits
    right: Edits = field(default_factory=dict)
    at: str | None = None
    also: tuple[str, ...] = ()
