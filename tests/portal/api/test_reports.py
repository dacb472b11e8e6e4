import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from certification.engine.engine import check
from certification.engine.policy import from_json
from certification.engine.report import to_json
from certification.engine.reread import from_json as reread
from certification.models import Run
from certification.runs import reasons
from connectors.package.intake import GivenFile, receive
from tests.portal.api.people import People, work
from tests.samples import FLAWED_RULES, clean_files, flawed_files


def _submitted(people: People, files: list[GivenFile]) -> str:
    body = people.submit(files)
    work()
    return f"submissions/{body['id']}/report/"


@pytest.mark.parametrize("make", [clean_files, flawed_files])
def test_report_is_that_of_the_engine_byte_for_byte(people: People, make: Callable[[], list[GivenFile]]) -> None:
    """With the served policy, on the canonical package: what `certify check --policy` prints."""
    policy = from_json(people["anonymous"].get("policy/").content)
    response = people["owner"].get(_submitted(people, make()))
    assert response.headers["Content-Type"] == "application/json"
    assert response.content == to_json(check(receive(make()).package, policy=policy, profile="new"))


def test_report_is_what_was_stored(people: People) -> None:
    response = people["owner"].get(_submitted(people, flawed_files()))
    assert response.content == bytes(Run.objects.get().report)


def test_stored_report_reads_back_whole(people: People) -> None:
    _submitted(people, flawed_files())
    stored = bytes(Run.objects.get().report)
    assert to_json(reread(stored)) == stored


def test_report_as_sarif(people: People) -> None:
    response = people["owner"].get(_submitted(people, flawed_files()), format="sarif")
    assert response.headers["Content-Type"] == "application/sarif+json"
    log = json.loads(response.content)
    assert log["version"] == "2.1.0"
    assert sorted(result["ruleId"] for result in log["runs"][0]["results"]) == sorted(FLAWED_RULES)


def test_report_as_junit(people: People) -> None:
    response = people["owner"].get(_submitted(people, flawed_files()), format="junit")
    assert response.headers["Content-Type"] == "application/xml"
    suite = ET.fromstring(response.content)[0]  # noqa: S314 -- our own answer
    failed = {case.attrib["name"].split()[0] for case in suite if case.find("failure") is not None}
    report = people["owner"].get(f"submissions/{people.in_review()['id']}/report/").json()
    assert failed <= set(FLAWED_RULES)
    assert len(suite) == len(report["outcomes"])


def test_report_may_be_asked_for_with_any_accept(people: People) -> None:
    address = _submitted(people, clean_files())
    for form, accept in [("junit", "application/xml"), ("sarif", "application/sarif+json"), ("json", "text/plain")]:
        assert people["owner"].get(address, headers={"Accept": accept}, format=form).status_code == 200


def test_report_before_the_run_has_ended(people: People) -> None:
    response = people["owner"].get(f"submissions/{people.submit()['id']}/report/")
    assert (response.status_code, response.json()["code"]) == (404, "no_report")
    assert [reason["code"] for reason in response.json()["reasons"]] == ["not_ended"]


@pytest.mark.parametrize("kind", ["changes", "live"])
def test_report_of_a_run_that_was_not_started(people: People, kind: str) -> None:
    response = people["owner"].get(_submitted(people, clean_files()), kind=kind)
    assert (response.status_code, response.json()["code"]) == (404, "no_report")
    assert [reason["code"] for reason in response.json()["reasons"]] == ["not_started"]


@pytest.mark.parametrize(("kind", "reason"), [("changes", "nothing_published"), ("live", "no_bench")])
def test_report_of_a_run_that_was_skipped_says_why(people: People, kind: str, reason: str) -> None:
    response = people["owner"].get(f"submissions/{people.in_review()['id']}/report/", kind=kind)
    assert (response.status_code, response.json()["code"]) == (404, "no_report")
    assert response.json()["reasons"] == [{"code": reason, "text": str(reasons.SENTENCES[reason])}]


def test_report_of_an_earlier_round(people: People) -> None:
    body = people.submit(flawed_files())
    people["owner"].upload(f"submissions/{body['id']}/packages/", clean_files())
    work()
    address = f"submissions/{body['id']}/report/"
    questions: list[dict[str, Any]] = [{"round": 1}, {"round": 2}, {}]
    verdicts = [people["owner"].get(address, **query).json()["verdict"] for query in questions]
    assert verdicts == ["failed", "passed", "passed"]
    assert people["owner"].get(address, round=3).status_code == 404


@pytest.mark.parametrize("query", [{"kind": "all"}, {"format": "pdf"}, {"round": "last"}])
def test_question_for_a_report_that_is_not_understood(people: People, query: dict[str, Any]) -> None:
    response = people["owner"].get(f"submissions/{people.submit()['id']}/report/", **query)
    assert (response.status_code, response.json()["code"]) == (400, "invalid")
    assert [reason["field"] for reason in response.json()["reasons"]] == list(query)


def test_policy_is_the_portals_and_is_not_sent_twice(people: People) -> None:
    first = people["anonymous"].get("policy/")
    report = people["owner"].get(_submitted(people, clean_files())).json()
    assert from_json(first.content).digest == report["context"]["policy"]
    again = people["anonymous"].get("policy/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
