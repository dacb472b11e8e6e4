"""Severity is policy, not code: what each rule weighs in each profile on a day, and the numbers rules work with."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal, get_args

import orjson

from certification.engine import registry
from certification.engine.rule import Rule

SCHEMA = "certify.policy/1"
Profile = Literal["new", "update", "independent"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
Weight = Literal["error", "warning", "hint", "off"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)


class PolicyError(ValueError):
    """A policy file that cannot be used; the text says what is wrong where."""


@dataclass(frozen=True)
class Step:
    """From the day `since`, the rule weighs `severity`: a new rule goes from hint to warning to error."""

    since: date
    severity: Weight


@dataclass(frozen=True)
class Policy:
    """What weighs how much.

    Resolved for a day (`as_of`), `severities` holds a weight for every rule in every profile and `settings` every
    rule's numbers and lists. Unresolved (`as_of` is None) they hold only what differs from the rules' own, and
    `steps` the dated life of rules by code: before its first step a rule is off.
    """

    as_of: date | None = None
    severities: Mapping[str, Mapping[str, Weight]] = field(default_factory=dict)
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

    def resolve(self, day: date | None = None) -> "Policy":
        """The policy on a day (default: today in UTC). One that is resolved already stays as it is."""
        if self.as_of:
            return self
        day = day or datetime.now(UTC).date()
        severities: dict[str, dict[str, Weight]] = {
            profile: {rule.code: self._weight(rule, profile, day) for rule in registry.rules()} for profile in PROFILES
        }
        return Policy(day, severities, self._all_settings())

    def holds_since(self, day: date) -> date:
        """The day from which the severities of `day` hold: that of the last step taken, or `date.min`."""
        days = (step.since for steps in self.steps.values() for step in steps)
        return max((since for since in days if since <= day), default=date.min)

    def _weight(self, rule: Rule, profile: str, day: date) -> Weight:
        chosen = self.severities.get(profile, {}).get(rule.code)
        steps = self.steps.get(rule.code)
        if steps is None:
            return chosen or rule.severity
        passed = [step for step in steps if step.since <= day]
        if not passed:
            return "off"
        now = max(passed, key=lambda step: step.since).severity
        return max(now, chosen, key=WEIGHTS.index) if chosen else now

    def _all_settings(self) -> dict[str, dict[str, Any]]:
        own = {rule.code: {**rule.settings, **self.settings.get(rule.code, {})} for rule in registry.rules()}
        return {code: values for code, values in own.items() if values}

    @property
    def digest(self) -> str:
        """`sha256:…` over what decides; the day itself does not enter."""
        policy = self.resolve()
        facts = {"severities": policy.severities, "settings": policy.settings}
        return "sha256:" + hashlib.sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()

    def to_json(self) -> bytes:
        """The policy file, resolved for its day or for today; `from_json` reads it back."""
        policy = self.resolve()
        facts = {
            "schema": SCHEMA,
            "as_of": policy.as_of,
            "severities": policy.severities,
            "settings": policy.settings,
        }
        return orjson.dumps(facts, option=orjson.OPT_INDENT_2)


def from_json(content: bytes | str) -> Policy:
    """Read a policy file. Raises PolicyError with one sentence that says what is wrong."""
    try:
        facts = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise PolicyError(f"the policy is not JSON: {error}") from error
    if not isinstance(facts, dict) or facts.get("schema") != SCHEMA:
        raise PolicyError(f'the policy has no "schema": "{SCHEMA}"')
    return Policy(_day(facts.get("as_of")), _severities(facts.get("severities")), _settings(facts.get("settings")))


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise PolicyError(f'"as_of" must be a day like "2026-01-31", not {value!r}') from error


def _severities(value: Any) -> dict[str, dict[str, Weight]]:
    found = _objects(value, "severities")
    for profile, weights in found.items():
        for code, weight in weights.items():
            if weight not in WEIGHTS:
                raise PolicyError(f"the severity of {code} in profile {profile} must be one of {', '.join(WEIGHTS)}")
    return {profile: {**_own_severities(), **found.get(profile, {})} for profile in PROFILES}


def _own_severities() -> dict[str, Weight]:
    """What rules weigh that a policy of another version does not know."""
    return {rule.code: rule.severity for rule in registry.rules()}


def _settings(value: Any) -> dict[str, dict[str, Any]]:
    """Every setting has the type of the rule's own, so that no rule stumbles over it."""
    found = _objects(value, "settings")
    for rule in registry.rules():
        for name, own in rule.settings.items():
            given = found.get(rule.code, {}).get(name, own)
            if not _alike(given, own):
                raise PolicyError(f"the setting {name} of {rule.code} must be like {own!r}")
    return found


def _alike(given: Any, own: Any) -> bool:
    if isinstance(own, list) and own and isinstance(given, list):
        return all(_alike(each, own[0]) for each in given)
    return type(given) is type(own)


def _objects(value: Any, name: str) -> dict[str, dict[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
        raise PolicyError(f'"{name}" must be an object of objects')
    return value
