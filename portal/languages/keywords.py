"""What marks a text for translation in Python."""

from typing import Any, NamedTuple

_PLAIN = ("_", "gettext", "gettext_lazy", "gettext_noop")
_PLURAL = ("ngettext", "ngettext_lazy")
_CONTEXT = ("pgettext", "pgettext_lazy")
_CONTEXT_PLURAL = ("npgettext", "npgettext_lazy")

KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(_PLAIN, None),
    **dict.fromkeys(_PLURAL, (1, 2)),
    **dict.fromkeys(_CONTEXT, ((1, "c"), 2)),
    **dict.fromkeys(_CONTEXT_PLURAL, ((1, "c"), 2, 3)),
}
"""Function → which of its arguments are texts (numbers from 1) and which is the context."""


class Found(NamedTuple):
    """A text, or a singular and its plural."""

    message: str | tuple[str, ...]
    context: str | None = None
    comments: tuple[str, ...] = ()
