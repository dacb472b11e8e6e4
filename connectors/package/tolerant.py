"""JSON text to a value: strictly and fast where the text is JSON, tolerantly with places where it is not."""

import json
from dataclasses import dataclass, field
from typing import Any

from connectors.package.limits import DEFAULT, Limits
from connectors.package.nesting import is_deeper
from connectors.package.nodes import Node
from connectors.package.reader import Reader
from connectors.package.textproblem import TextProblem

JsonProblem = TextProblem


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value, and what keeps the text from being strict JSON.

    `missing`: nothing could be read, `value` is None. `root`: the places, where the text is not strict.
    """

    value: Any
    problems: tuple[JsonProblem, ...] = ()
    missing: bool = False
    root: Node | None = field(default=None, repr=False, compare=False)


class _NotCleanError(Exception):
    """The text is read by Python's `json`, but it has equal names or constants like NaN."""


def read(text: str, limits: Limits = DEFAULT) -> Parsed:
    """Read a JSON text. Never raises.

    For what Python's `json` reads the value equals its value (equal names: the last counts). What lies deeper
    than `limits.json_depth` is left out with a problem: no later walk over the value can exhaust the stack.
    """
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
        if not is_deeper(value, limits.json_depth):
            return Parsed(value)
    except (ValueError, RecursionError, _NotCleanError):
        pass
    reader = Reader(text, limits)
    reader.read()
    return Parsed(reader.value, reader.problems, reader.missing, reader.root or Node(0, 0))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _NotCleanError
    return value


def _constant(_word: str) -> Any:
    raise _NotCleanError
