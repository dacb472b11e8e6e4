"""Equality of JSON values: `1` and `1.0` are equal, `1` and `true` are not."""

import json
from typing import Any


def repeats(values: list[Any]) -> list[int]:
    """The indexes of the values that stand earlier in the list already."""
    seen: set[str] = set()
    found = []
    for index, value in enumerate(values):
        key = json.dumps(_canonical(value), sort_keys=True)
        if key in seen:
            found.append(index)
        seen.add(key)
    return found


def _canonical(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _canonical(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_canonical(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
