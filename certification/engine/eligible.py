"""Which rules judge this package, and why the others are skipped. The reasons stand in the report."""

from collections.abc import Collection, Mapping

from certification.engine.context import Context
from certification.engine.kinds import Kind
from certification.engine.rule import Rule
from connectors.package.package import NAMES

NOT_SELECTED = "not selected"
OFF = "switched off by the policy"


def reason_to_skip(rule: Rule, context: Context, chosen: Collection[str], severities: Mapping[str, str]) -> str | None:
    """Why the rule does not judge this package; None when it does. `chosen` are the codes selected by the caller."""
    if rule.code not in chosen:
        return NOT_SELECTED
    if severities.get(rule.code) == "off":
        return OFF
    return _missing(rule, context) or _unreadable(rule, context)


def _missing(rule: Rule, context: Context) -> str | None:
    if rule.expects and not context.package.get(rule.expects) and rule.expects in context.absent:
        return _without(rule.expects, context)
    for role in rule.needs:
        if not context.package.get(role):
            return _without(role, context)
    visited = sorted(rule.roles())
    if visited and not any(context.package.get(role) for role in visited):
        return _without(visited[0], context)
    return None


def _without(role: str, context: Context) -> str:
    return f"{NAMES[role]} is absent from this copy" if role in context.absent else f"no {NAMES[role]} in the package"


def _unreadable(rule: Rule, context: Context) -> str | None:
    """Why none of the files that the rule visits can be walked. The schema judges any JSON value."""
    any_value = any(visit.kind is Kind.VIOLATION for visit in rule.visits_made)
    problems = [_problem(role, context, any_value=any_value) for role in sorted(rule.roles())]
    return problems[0] if problems and all(problems) else None


def _problem(role: str, context: Context, *, any_value: bool) -> str | None:
    file = context.files.get(role)
    if file is None:
        return _without(role, context)
    if file.parsed.missing:
        return f"{NAMES[role]} could not be read as JSON"
    if not any_value and not isinstance(file.value, dict):
        return f"{NAMES[role]} is not a JSON object"
    return None
