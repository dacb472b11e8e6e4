"""How deep and how large a JSON text is, found without building anything."""

import re
from itertools import accumulate

# Possessive, and the closing quote is optional: every character is looked at once, whatever stands there.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_NOT_A_BRACKET = re.compile(r"[^\[\]{}]+")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


def depth(text: str) -> int:
    """The number of brackets open at the deepest place: exact for JSON, an estimate for what is not."""
    brackets = _NOT_A_BRACKET.sub("", _STRING.sub("", text))
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0)


def values(text: str) -> int:
    """At least the number of values in the text: each but the first follows a comma or a bracket."""
    return text.count(",") + text.count("{") + text.count("[") + 1
