"""A problem with a place in a text: of its encoding or of its JSON."""

from dataclasses import dataclass
from typing import NamedTuple

from connectors.package.messages import Message, say


class Flaw(NamedTuple):
    """What will become a problem if it is among those that are kept: making its sentence is the costly part."""

    code: str
    offset: int
    end: int
    params: dict[str, str | int] = {}  # never changed
    first: tuple[int, int] | None = None

    def problem(self) -> "TextProblem":
        return TextProblem(say(self.code, **self.params), self.offset, self.end, self.first)


@dataclass(frozen=True, slots=True)
class TextProblem:
    """`offset` and `end` count characters of the decoded text.

    `first` is the place it refers back to, where there is one: the earlier of two equal names.
    """

    what: Message
    offset: int
    end: int
    first: tuple[int, int] | None = None

    @property
    def code(self) -> str:
        return self.what.code

    @property
    def message(self) -> str:
        """The English template."""
        return self.what.message

    @property
    def params(self) -> dict[str, str | int]:
        return dict(self.what.params)

    @property
    def text(self) -> str:
        """The English sentence."""
        return self.what.text
