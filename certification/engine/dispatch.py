"""Which checks are called with which node: the visits of the chosen rules, sorted by kind and key."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from certification.engine.kinds import PROPERTIES_KINDS, Kind
from certification.engine.nodes import Node
from certification.engine.rule import Check, Rule


class Call(NamedTuple):
    """One check to call, and the rule it is of."""

    rule: Rule
    check: Check


class Desk(NamedTuple):
    """The calls for nodes of one kind: always, and by a key that the node's object has."""

    always: tuple[Call, ...]
    by_key: dict[str, tuple[Call, ...]]
    keys: frozenset[str]


class Dispatch:
    """The table of calls for a set of rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._wishes: dict[tuple[Kind, str | None], list[Call]] = {}
        for rule in rules:
            for visit in rule.visits_made:
                self._wishes.setdefault((visit.kind, visit.key), []).append(Call(rule, visit.check))
        self._desks = {kind: self._desk(kind) for kind in Kind}

    def _desk(self, kind: Kind) -> Desk:
        own = [kind] if kind in (Kind.PACKAGE, Kind.FILE, Kind.VIOLATION) else [kind, _any_of(kind)]
        by_key: dict[str, tuple[Call, ...]] = {}
        for (wanted, key), calls in self._wishes.items():
            if key is not None and wanted in own:
                by_key[key] = (*by_key.get(key, ()), *calls)
        return Desk(tuple(self._wishes.get((kind, None), ())), by_key, frozenset(by_key))

    def rules_for(self, kind: Kind) -> set[Rule]:
        """The rules that asked for nodes of the kind."""
        return {call.rule for (wanted, _), calls in self._wishes.items() if wanted is kind for call in calls}

    def wants(self, kind: Kind) -> bool:
        """Whether any rule asked for nodes of the kind."""
        return bool(self.rules_for(kind))

    def calls(self, node: Node) -> tuple[Call, ...]:
        """The checks to call with a node whose value is a JSON object."""
        desk = self._desks[node.kind]
        keys = desk.keys & node.value.keys()
        return desk.always + tuple(call for key in sorted(keys) for call in desk.by_key[key]) if keys else desk.always

    def calls_for(self, kind: Kind, key: str | None = None) -> tuple[Call, ...]:
        """The checks for a node that is no JSON object, and that a key was given for (a violation's rule)."""
        desk = self._desks[kind]
        return desk.always if key is None else desk.always + desk.by_key.get(key, ())


@lru_cache(maxsize=16)
def dispatch_of(rules: tuple[Rule, ...]) -> Dispatch:
    """The table for these rules, made once for the usual choices of rules."""
    return Dispatch(rules)


def _any_of(kind: Kind) -> Kind:
    return Kind.PROPERTIES_ANY if kind in PROPERTIES_KINDS else Kind.ANY
