"""Calls the rules with the nodes they asked for, and keeps what they find. No positions, no severities here."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from certification.engine.context import Context
from certification.engine.dispatch import Call, Dispatch, dispatch_of
from certification.engine.kinds import PROPERTIES_KINDS, Kind
from certification.engine.nodes import Breach, Node, Place
from certification.engine.rule import MORE, Rule
from certification.engine.walk import walk
from connectors.package.pointer import split

Progress = Callable[[int, int], None]


# A hostile definition can break rules at each of its 200,000 values; real ones reach 11,374 findings in all.
MOST_OF_A_RULE = 5_000
MOST_IN_ALL = 50_000


@dataclass
class Examined:
    """What the rules found, and the traceback of each rule that raised, by code.

    Of very many findings only the first are kept; `left_out` counts the others by rule.
    """

    breaches: list[tuple[Rule, Breach]] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    kept: Counter[str] = field(default_factory=Counter)
    left_out: dict[Rule, int] = field(default_factory=dict)

    def call(self, calls: Iterable[Call], node: Node, context: Context) -> None:
        """A rule that raises is remembered as errored; the others go on."""
        for rule, check in calls:
            try:
                for breach in check(node, context):
                    self._keep(rule, breach)
            except Exception:
                self.errors.setdefault(rule.code, traceback.format_exc())

    def _keep(self, rule: Rule, breach: Breach) -> None:
        if self.kept[rule.code] >= MOST_OF_A_RULE or len(self.breaches) >= MOST_IN_ALL:
            self.left_out[rule] = self.left_out.get(rule, 0) + 1
        else:
            self.kept[rule.code] += 1
            self.breaches.append((rule, breach))

    def say_what_was_left_out(self) -> None:
        """One more breach for each rule that found more than was kept: how many."""
        for rule, count in self.left_out.items():
            role = next(iter(sorted(rule.roles())), "definition")
            self.breaches.append((rule, Breach(Place(role), {"count": count}, variant=MORE, key=MORE)))


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
    found.say_what_was_left_out()
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
