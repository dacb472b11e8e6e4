"""Typography of languages that have their own."""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
_BEFORE = re.compile(r" (?=[:;!?»](?:\W|$)|%(?![\w(]))")
_AFTER = re.compile(r"(?<=«) ")

Text = str | tuple[str, ...] | list[str] | None
"""As Babel keeps a text: one form, or a form for each plural; None where there is none yet."""


def typeset(text: Text, language: str) -> Text:
    """The text as it is printed: in French no line breaks before `: ; ! ? » %` nor after `«`."""
    if not text or not language.startswith("fr"):
        return text
    return _typeset(text) if isinstance(text, str) else tuple(_typeset(form) for form in text)


def _typeset(text: str) -> str:
    return _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text))
