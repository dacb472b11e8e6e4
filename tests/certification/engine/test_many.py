"""Definitions that break a rule everywhere: the report stays small and says what it leaves out."""

from typing import Any

import pytest

from certification.engine import examine
from certification.engine.engine import check
from certification.engine.report import Report
from tests.certification.engine.judging import package_of

OPERATIONS = 40


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "MOST_OF_A_RULE", 10)
    monkeypatch.setattr(examine, "MOST_IN_ALL", 25)


def report(**options: Any) -> Report:
    """Operations that all have the same id, and only a default response with a schema."""
    responses = {"default": {"description": "Any.", "schema": {"type": "object"}}}
    item = {"get": {"operationId": "Same", "responses": responses}}
    paths = {f"/{number}": item for number in range(OPERATIONS)}
    definition = {"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": paths}
    return check(package_of(definition=definition), only=["OPS-002", "RSP-003", "RSP-010"], **options)


def listed(made: Report) -> dict[str, int]:
    """How many findings of each rule have a place of their own."""
    places = [finding.rule for finding in made.findings if finding.params.get("variant") != "more"]
    return {code: places.count(code) for code in sorted(set(places))}


def test_all_are_listed_within_the_limits() -> None:
    assert listed(report()) == {"OPS-002": OPERATIONS, "RSP-003": OPERATIONS, "RSP-010": OPERATIONS}


@pytest.mark.usefixtures("small_limits")
def test_each_rule_lists_so_many_and_says_how_many_more() -> None:
    made = report()
    more = {finding.rule: finding for finding in made.findings if finding.params.get("variant") == "more"}
    assert all(count <= 10 for count in listed(made).values())
    assert sum(listed(made).values()) == 25
    assert {code: more[code].params["count"] + listed(made)[code] for code in more} == dict.fromkeys(more, OPERATIONS)
    first = more["RSP-003"]
    assert first.message == f"And {first.params['count']} more findings of this rule, which are not listed."
    assert (first.spot.file, first.spot.pointer) == ("apiDefinition.swagger.json", "")


@pytest.mark.usefixtures("small_limits")
def test_what_is_left_out_still_fails_its_rule() -> None:
    assert set(report().outcomes.values()) == {"failed", "skipped: not selected"}


def test_one_id_used_often_names_a_few_of_the_others() -> None:
    related = {len(finding.related) for finding in report(skip=["RSP-003", "RSP-010"]).findings}
    assert related == {5}
