"""Every sentence this package says: the English templates by code, and the value that carries one.

Pages translate the template and fill in the same `params`; a catalogue is extracted from `TEMPLATES`.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.package.templates import TEMPLATES

SHOWN_LENGTH = 120
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence: a code of `TEMPLATES` and what stands in its braces."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    @property
    def message(self) -> str:
        """The English template, with its braces."""
        return TEMPLATES[self.code]

    @property
    def text(self) -> str:
        """The English sentence; numbers have their thousands separated."""
        return self.message.format(
            **{name: f"{value:,}" if isinstance(value, int) else value for name, value in self.params.items()}
        )

    def __str__(self) -> str:
        return self.text


def say(code: str, **params: str | int) -> Message:
    """A message whose texts are safe to print: strangers wrote them, so they are cleaned and shortened."""
    clean = {name: shown(value) if isinstance(value, str) else value for name, value in params.items()}
    return Message(code, clean)


def shown(text: str) -> str:
    """`text` with what cannot be seen written as an escape, and its middle left out when it is long."""
    if len(text) > SHOWN_LENGTH:
        half = SHOWN_LENGTH // 2 - 1
        text = f"{text[:half]}…{text[-half:]}"
    return "".join(_escaped(c) if unicodedata.category(c) in _HIDDEN_CATEGORIES else c for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
