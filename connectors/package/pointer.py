"""JSON pointers (RFC 6901)."""

import re
from typing import Any

_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")


def escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def join(*tokens: str | int) -> str:
    """`join("paths", "/a", 0)` is `/paths/~1a/0`; without tokens it is the root, `""`."""
    return "".join(f"/{escape(str(token))}" for token in tokens)


def split(pointer: str) -> list[str]:
    """The tokens of a pointer, unescaped. Raises ValueError when it is not empty and begins with no slash."""
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise ValueError(f"not a JSON pointer: {pointer!r}")
    return [unescape(token) for token in pointer[1:].split("/")]


def index(token: str) -> int | None:
    """The place in an array that a token names, or None: digits without leading zeros only."""
    return int(token) if _INDEX.fullmatch(token) else None


def resolve(value: Any, pointer: str) -> Any:
    """What the pointer points at inside `value`. Raises LookupError when there is nothing."""
    for token in split(pointer):
        if isinstance(value, dict):
            value = value[token]
        elif isinstance(value, list) and (place := index(token)) is not None:
            value = value[place]
        else:
            raise LookupError(pointer)
    return value
