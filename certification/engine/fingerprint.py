"""The identity of a finding across versions of a package: names instead of indexes, no lines, no layout."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from certification.engine.context import Context
from certification.engine.nodes import Breach
from certification.engine.rule import Rule
from connectors.package.openapi import METHODS
from connectors.package.pointer import index, split

# The members by which one element of a list is known from the others.
_NAMES = ("$ref", "name", "in", "propertyName", "templateId", "title", "operationId")


class Fingerprints:
    """Fingerprints of what is found in one package."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._used: dict[str, int] = {}
        self._called: dict[int, str] = {}  # elements by identity: the same ones lead to many findings

    def of(self, rule: Rule, breach: Breach) -> str:
        """32 hex digits; equal breaches at equal places are told apart by their number."""
        facts = "\0".join([rule.code, breach.place.role, breach.key, *self._names(breach)])
        number = self._used[facts] = self._used.get(facts, 0) + 1
        text = facts if number == 1 else f"{facts}\0#{number}"
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _names(self, breach: Breach) -> Iterable[str]:
        file = self._context.files.get(breach.place.role)
        tokens = split(breach.place.pointer)
        value: Any = file.value if file else None
        operation_id = self._unique_id(tokens) if breach.place.role == "definition" else None
        if operation_id:
            yield f"operation {operation_id}"
            value, tokens = value["paths"][tokens[1]][tokens[2]], tokens[3:]
        for token in tokens:
            if isinstance(value, list):
                position = index(token)
                value = value[position] if position is not None and position < len(value) else None
                yield self._element(value)
            else:
                value = value.get(token) if isinstance(value, dict) else None
                yield token

    def _element(self, value: Any) -> str:
        if id(value) not in self._called:
            self._called[id(value)] = _name_of(value)
        return self._called[id(value)]

    def _unique_id(self, tokens: list[str]) -> str | None:
        """The operationId of the operation the tokens lead into, when no other operation has it."""
        if len(tokens) < 3 or tokens[0] != "paths" or tokens[2] not in METHODS:
            return None
        operation = self._context.operation_at(tokens[1], tokens[2])
        if operation is None or operation.id is None:
            return None
        return operation.id if len(self._context.definition.operations_by_id[operation.id]) == 1 else None


def _name_of(value: Any) -> str:
    """What an element of a list is called: by its names, else by its content."""
    if isinstance(value, dict):
        names = {name: value[name] for name in _NAMES if isinstance(value.get(name), str)}
        if names:
            return json.dumps(names)
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
