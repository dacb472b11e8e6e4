"""What stands in JSON without quotes: literals, numbers, and words that are neither."""

import re
from typing import Any

DIGITS = 4_300  # Python's own limit for turning text into an integer
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(\.[0-9]++)?([eE][-+]?[0-9]++)?")
_LENIENT = re.compile(r"[-+]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][-+]?[0-9]++)?")
_LITERALS: dict[str, Any] = {"true": True, "false": False, "null": None}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_NEARLY: dict[str, Any] = {**_LITERALS, "none": None, "undefined": None}


def is_known(word: str) -> bool:
    """Whether the word alone is a value; of other words the rest of the line belongs to it."""
    return word in _LITERALS or word in _CONSTANTS or word.lower() in _NEARLY or bool(_LENIENT.fullmatch(word))


def value_of(word: str) -> tuple[Any, str]:
    """The value a bare word stands for, and the code of what is wrong with it ("": nothing).

    Equal to `json` for what `json` reads.
    """
    if word in _LITERALS:
        return _LITERALS[word], ""
    if word in _CONSTANTS:
        return _CONSTANTS[word], "json_constant"
    if word.lower() in _NEARLY:
        return _NEARLY[word.lower()], "json_constant"
    if match := _NUMBER.fullmatch(word):
        return _number(word, whole=match[1] is None and match[2] is None)
    if _LENIENT.fullmatch(word):
        whole = word.lstrip("+-").isdigit() and len(word) <= DIGITS
        return int(word) if whole else float(word), "json_number"
    return word, "json_word"


def _number(word: str, *, whole: bool) -> tuple[Any, str]:
    if not whole:
        return float(word), ""
    digits = len(word) - word.startswith("-")
    if digits > DIGITS:
        return float(word), "json_number_length"
    return int(word), ""
