"""A problem with a place in a text: of its encoding or of its JSON."""

from dataclasses import dataclass

from .messages import Message


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
