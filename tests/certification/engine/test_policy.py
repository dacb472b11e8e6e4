"""Profiles, days, and the policy file."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine

from certification.engine import registry, seeded
from certification.engine.built_in import BUILT_IN
from certification.engine.engine import check
from certification.engine.policy import PROFILES, Policy, PolicyError, Step, from_json
from certification.engine.report import to_json

DAY = date(2027, 6, 1)
LIFE = {
    "TXT-001": (
        Step(date(2027, 3, 1), "hint"),
        Step(date(2027, 5, 1), "warning"),
        Step(date(2027, 9, 1), "error"),
    )
}


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        (date(2027, 2, 28), "off"),
        (date(2027, 3, 1), "hint"),
        (date(2027, 4, 30), "hint"),
        (date(2027, 5, 1), "warning"),
        (date(2027, 9, 1), "error"),
        (date(2030, 1, 1), "error"),
    ],
)
def test_new_rule_goes_from_hint_to_warning_to_error(day: date, weight: str) -> None:
    assert Policy(steps=LIFE).resolve(day).severities["new"]["TXT-001"] == weight


def test_profile_softens_what_the_day_says() -> None:
    policy = Policy(severities={"update": {"TXT-001": "warning"}}, steps=LIFE)
    assert policy.resolve(date(2027, 3, 1)).severities["update"]["TXT-001"] == "hint"
    assert policy.resolve(date(2027, 9, 1)).severities["update"]["TXT-001"] == "warning"
    assert policy.resolve(date(2027, 9, 1)).severities["new"]["TXT-001"] == "error"


def test_resolved_policy_weighs_every_rule_in_every_profile() -> None:
    severities = BUILT_IN.resolve(DAY).severities
    assert tuple(severities) == PROFILES
    assert {tuple(weights) for weights in severities.values()} == {tuple(rule.code for rule in registry.rules())}


def test_today_is_a_day_of_utc() -> None:
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False):
        assert check(seeded.sample()).context["as_of"] == "2026-11-22"


def test_policy_file_is_read_back() -> None:
    policy = BUILT_IN.resolve(DAY)
    assert from_json(policy.to_json()) == policy
    assert from_json(policy.to_json()).digest == policy.digest


def test_policy_file_gives_the_same_report_as_the_policy_it_was_made_of() -> None:
    policy = BUILT_IN.resolve(DAY)
    assert to_json(check(seeded.sample(), policy=from_json(policy.to_json()))) == to_json(
        check(seeded.sample(), as_of=DAY)
    )


def test_digest_does_not_depend_on_the_day_alone() -> None:
    assert BUILT_IN.resolve(DAY).digest == BUILT_IN.resolve(date(2027, 6, 2)).digest
    assert Policy(steps=LIFE).resolve(DAY).digest != Policy(steps=LIFE).resolve(date(2027, 9, 1)).digest


def test_digest_depends_on_settings() -> None:
    assert Policy(settings={"TXT-001": {"limit": 5}}).resolve(DAY).digest != BUILT_IN.resolve(DAY).digest


def test_rule_that_the_file_does_not_know_has_its_own_severity() -> None:
    facts = json.loads(BUILT_IN.resolve(DAY).to_json())
    del facts["severities"]["new"]["TXT-001"]
    assert from_json(json.dumps(facts)).severities["new"]["TXT-001"] == "error"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "other"}, 'the policy has no "schema": "certify.policy/1"'),
        ({"as_of": "soon"}, '"as_of" must be a day like "2026-01-31", not \'soon\''),
        ({"as_of": None}, '"as_of" must be a day like "2026-01-31", not None'),
        ({"severities": []}, '"severities" must be an object of objects'),
        (
            {"severities": {"new": {"TXT-001": "fatal"}}},
            "the severity of TXT-001 in profile new must be one of error, warning, hint, off",
        ),
        ({"settings": {"TXT-001": {"limit": "30"}}}, "the setting limit of TXT-001 must be like 30"),
    ],
)
def test_wrong_policy_file_is_refused_with_a_sentence(change: dict[str, object], said: str) -> None:
    facts = {**json.loads(BUILT_IN.resolve(DAY).to_json()), **change}
    with pytest.raises(PolicyError) as caught:
        from_json(json.dumps(facts))
    assert str(caught.value) == said


def test_policy_file_that_is_no_json_is_refused() -> None:
    with pytest.raises(PolicyError, match="the policy is not JSON"):
        from_json(b"severities: {}")
