"""Texts of strangers as one may show them."""

import json
from typing import Any
from urllib.parse import urlsplit

SHORT = 200
LONG = 2_000


def plain(value: Any, limit: int = SHORT) -> str:
    """The text without what cannot be sent (lone surrogates, NUL), cut with an ellipsis; "" for anything else."""
    if not isinstance(value, str):
        return ""
    text = value[: limit + 1].encode("utf-8", "replace").decode().replace("\0", "").strip()
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def as_json(value: Any, limit: int = SHORT) -> str:
    """A value as one would write it: texts bare, everything else as JSON."""
    if isinstance(value, str):
        return plain(value, limit)
    try:
        return plain(json.dumps(value, ensure_ascii=False), limit)
    except (ValueError, RecursionError):
        return "…"


def web_address(value: Any) -> str:
    """The address when it is an absolute http(s) one, as a link may use it; else ""."""
    text = plain(value, LONG)
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.netloc and " " not in text else ""
