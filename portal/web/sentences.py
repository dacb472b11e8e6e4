"""Sentences of the pure packages in the reader's language: their English templates, translated and filled in."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from certification.engine import registry
from connectors.package.templates import TEMPLATES


def filled(template: str, params: Mapping[str, Any]) -> str:
    """The template translated and filled in; in English as written when a translation does not fit its params."""
    values = {name: _shown(value) for name, value in params.items()}
    try:
        return gettext(template).format(**values)
    except (KeyError, IndexError, ValueError):
        return template


def message_of(message: Mapping[str, Any] | None) -> str:
    """A stored message `{code, params}` of the package reader (notes, reasons); "" for none."""
    if not message:
        return ""
    return filled(TEMPLATES.get(message["code"], message["code"]), message.get("params", {}))


def finding_message(finding: Mapping[str, Any]) -> str:
    """What a finding says; as stored when its rule is no longer known."""
    rule = registry.get(finding["rule"])
    params = finding.get("params") or {}
    if rule is None:
        return str(finding["message"])
    template = rule.template(params)
    try:
        return gettext(template).format(**params)
    except (KeyError, IndexError, ValueError):
        return str(finding["message"])


def _shown(value: Any) -> Any:
    return number_format(value, force_grouping=True) if isinstance(value, int) else value
