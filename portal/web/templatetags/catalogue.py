"""Small questions that the templates of the catalogue ask."""

import re

from django import template

register = template.Library()

DARK, LIGHT = "#242424", "#ffffff"
_ANCHOR = re.compile(r"[A-Za-z][\w.-]{0,199}")
_OF_THE_PAGE = {"content", "connection", "actions", "triggers", "documentation"}


@register.filter
def ink(colour: str) -> str:
    """The text colour that can be read on a colour `#rrggbb` (WCAG's relative luminance)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (_linear(each) for each in channels)
    return DARK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 else LIGHT


@register.filter
def is_anchor(name: str) -> bool:
    """Whether an operationId can serve as the id of its place on the page."""
    return bool(_ANCHOR.fullmatch(name)) and name not in _OF_THE_PAGE


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
