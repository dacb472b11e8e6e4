"""A definition made fit for the schema validator.

jsonschema-rs reports nothing of a value nested more than 254 levels and overflows the stack on much deeper
ones; it refuses text with half a surrogate pair, which JSON allows; and in its paths it loses empty keys
and takes `007` and `+1` for numbers.
"""

import re
from typing import Any

import orjson

from connectors.package.pointer import join

MAX_DEPTH = 254  # objects and lists within each other; orjson has the same limit
AWKWARD_KEY = re.compile(r"|\+[0-9]+|0[0-9]+")
_AWKWARD_MEMBER = re.compile(rb'"(|\+[0-9]+|0[0-9]+)":')
_MARK = "\ue000"


def pruned(value: Any) -> tuple[Any, list[str]]:
    """The value without what is nested deeper than MAX_DEPTH levels, and the pointers of what was cut.

    Half surrogate pairs become U+FFFD, and keys that the validator would garble get a mark, which
    `original` takes off. A value that needs nothing of it is returned as it is.
    """
    cut: list[str] = []
    return (value, cut) if _easy(value) else (_copy(value, (), cut), cut)


def original(key: str) -> str:
    """The key as it stood before `pruned`."""
    return key.removeprefix(_MARK)


def _easy(value: Any) -> bool:
    """Whether nothing is to be done; orjson, which is fast, refuses depth, half pairs and huge numbers."""
    try:
        return not _AWKWARD_MEMBER.search(orjson.dumps(value))
    except TypeError:
        return False


def _copy(value: Any, tokens: tuple[str, ...], cut: list[str]) -> Any:
    if isinstance(value, str):
        return _whole(value)
    if not isinstance(value, dict | list):
        return value
    if len(tokens) == MAX_DEPTH:
        cut.append(join(*tokens))
        return type(value)()
    if isinstance(value, dict):
        return {_key(key): _copy(each, (*tokens, _whole(key)), cut) for key, each in value.items()}
    return [_copy(each, (*tokens, str(index)), cut) for index, each in enumerate(value)]


def _key(key: str) -> str:
    return _MARK + key if AWKWARD_KEY.fullmatch(key) else _whole(key)


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
