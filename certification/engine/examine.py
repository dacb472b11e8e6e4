"""Calls the rules with the nodes they asked for, and keeps what they find. No positions, no severities here."""

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from certification.engine.context import Context
from certification.engine.dispatch import Call, Dispatch, dispatch_of
from certification.engine.kinds import PROPERTIES_KINDS, Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.walk import walk
from connectors.package.pointer import split

Progress = Callable[[int, int], None]


@dataclass
class Examined:
    """What the rules found, and the traceback of each rule that raised, by code."""

    breaches: list[tuple[Rule, Breach]] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    def call(self, calls: Iterable[Call], node: Node, context: Context) -> None:
        """A rule that raises is remembered as errored; the others go on."""
        for rule, check in calls:
            try:
                self.breaches.extend((rule, breach) for breach in check(node, context))
            except Exception:
                self.errors.setdefault(rule.code, traceback.format_exc())


def examine(context: Context, rules: Sequence[Rule], progress: Progress | None = None) -> Examined:
    """Judge one package by these rules: the package, its files, then each JSON document in one walk.

    `progress` is told (rules done, rules in all): a rule is done with the last part that it visits.
    """
    found, dispatch = Examined(), dispatch_of(tuple(rules))
    waiting = {rule.code: {visit.kind for visit in rule.visits_made} for rule in rules}
    for part, kinds in _PARTS:
        part(context, dispatch, found)
        waiting = {code: rest for code, before in waiting.items() if (rest := before - kinds)}
        if progress:
            progress(len(rules) - len(waiting), len(rules))
    return found


def _package(context: Context, dispatch: Dispatch, found: Examined) -> None:
    node = Node(Kind.PACKAGE, context.package, None, (), "package")
    found.call(dispatch.calls_for(Kind.PACKAGE), node, context)


def _files(context: Context, dispatch: Dispatch, found: Examined) -> None:
    if dispatch.wants(Kind.FILE):
        for role, file in context.files.items():
            found.call(dispatch.calls_for(Kind.FILE), Node(Kind.FILE, file, None, (), role), context)


def _definition(context: Context, dispatch: Dispatch, found: Examined) -> None:
    _document(Kind.DOCUMENT, "definition", context, dispatch, found)


def _properties(context: Context, dispatch: Dispatch, found: Examined) -> None:
    _document(Kind.PROPERTIES_DOCUMENT, "properties", context, dispatch, found)


def _document(kind: Kind, role: str, context: Context, dispatch: Dispatch, found: Examined) -> None:
    file = context.files.get(role)
    for node in walk(file.value if file else None, kind, role):
        calls = dispatch.calls(node)
        if calls:
            found.call(calls, node, context)


def _violations(context: Context, dispatch: Dispatch, found: Examined) -> None:
    file = context.files.get("definition")
    if file is None or file.parsed.missing or not dispatch.wants(Kind.VIOLATION):
        return
    from certification.engine.schema.violations import violations  # loads the schema validator

    try:
        violated = violations(file.value)
    except Exception:
        for rule in dispatch.rules_for(Kind.VIOLATION):
            found.errors.setdefault(rule.code, traceback.format_exc())
        return
    for violation in violated:
        node = Node(Kind.VIOLATION, violation, None, tuple(split(violation.pointer)), "definition")
        found.call(dispatch.calls_for(Kind.VIOLATION, violation.owner), node, context)


_PARTS = (
    (_package, frozenset({Kind.PACKAGE})),
    (_files, frozenset({Kind.FILE})),
    (_properties, PROPERTIES_KINDS),
    (_violations, frozenset({Kind.VIOLATION})),
    (_definition, frozenset(Kind)),
)
