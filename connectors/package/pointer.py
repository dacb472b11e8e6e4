"""JSON pointers (RFC 6901)."""

from typing import Any


def escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def join(*tokens: str | int) -> str:
    """`join("paths", "/a", 0)` is `/paths/~1a/0`; without tokens it is the root, `""`."""
    return "".join(f"/{escape(str(token))}" for token in tokens)


def split(pointer: str) -> list[str]:
    """The tokens of a pointer, unescaped. Raises ValueError when it is neither empty nor begins with a slash."""
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise ValueError(f"not a JSON pointer: {pointer!r}")
    return [unescape(token) for token in pointer[1:].split("/")]


def index(token: str) -> int | None:
    """The place in an array that a token names, or None: digits without leading zeros only."""
    if token == "0" or (token.isascii() and token.isdigit() and not token.startswith("0") and len(token) < 10):
        return int(token)
    return None


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
