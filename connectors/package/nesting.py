"""How deep and how large JSON is: a text before anything is built of it, or a value."""

import re
from itertools import accumulate
from typing import Any

# Possessive, and the closing quote is optional: every character is looked at once, whatever stands there.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_NOT_A_BRACKET = re.compile(r"[^\[\]{}]+")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


def depth(text: str) -> int:
    """The number of brackets open at the deepest place: exact for JSON, an estimate for what is not."""
    brackets = _NOT_A_BRACKET.sub("", _STRING.sub("", text))
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0)


def values(text: str) -> int:
    """At least the number of values in the text.

    Each but the first follows a comma or a bracket, and brings at most two strings with it.
    """
    by_commas = text.count(",") + text.count("{") + text.count("[") + 1
    by_quotes = (text.count('"') - text.count('\\"')) // 4
    return max(by_commas, by_quotes)


def is_deeper(value: Any, most: int) -> bool:
    """Whether the value has more than `most` levels of objects and arrays. Level by level, without recursion."""
    level = [value] if isinstance(value, (dict, list)) else []
    levels = 0
    while level and levels <= most:
        levels += 1
        level = [
            child
            for container in level
            for child in (container.values() if type(container) is dict else container)
            if type(child) is dict or type(child) is list
        ]
    return levels > most
