"""Sentences that the package reader keeps as code and params, in the caller's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from connectors.package.templates import TEMPLATES


def sentence(code: str, params: Mapping[str, Any]) -> str:
    """The sentence of a code of `connectors.package.templates`; numbers have their thousands separated."""
    shown = {
        name: number_format(value, force_grouping=True) if isinstance(value, int) else value
        for name, value in params.items()
    }
    return gettext(TEMPLATES[code]).format(**shown)


def reason(message: Mapping[str, Any] | None) -> dict[str, str] | None:
    """`{code, text}` of a message as `Round.intake` keeps it."""
    return {"code": message["code"], "text": sentence(message["code"], message["params"])} if message else None
