from typing import Any

import pytest

from certification.models import Submission
from tests.portal.api.callers import Answer
from tests.portal.api.people import BYPASS, People, work
from tests.samples import clean_files, flawed_files

PIN = {
    "file": "apiDefinition.swagger.json",
    "pointer": "/info/description",
    "rule": "judgement",
    "satisfied_by": "Say what it does.",
}


def _refused(response: Answer) -> tuple[int, str, list[str]]:
    body = response.json()
    return response.status_code, body["code"], [reason["code"] for reason in body["reasons"]]


def test_action_answers_the_submission_after_it(people: People) -> None:
    body = people.submit()
    after = people["owner"].act(body["id"], "start_testing", revision=body["revision"]).json()
    assert (after["state"], after["ball"], after["revision"]) == ("testing", "machine", body["revision"] + 1)
    assert [run["kind"] for run in after["runs"]] == ["validation", "changes", "live"]
    assert after == people["owner"].get(f"submissions/{body['id']}/").json()


def test_action_with_an_old_revision_conflicts(people: People) -> None:
    body = people.submit()
    people["owner"].upload(f"submissions/{body['id']}/packages/", clean_files())
    response = people["owner"].act(body["id"], "start_testing", revision=body["revision"])
    assert _refused(response) == (409, "revision_conflict", ["revision_conflict"])
    assert Submission.objects.get().state == "draft"


def test_action_in_the_wrong_state_says_why(people: People) -> None:
    response = people["owner"].act(people.submit()["id"], "request_review", note="Please.")
    assert _refused(response) == (409, "not_allowed", ["wrong_state"])
    assert response.json()["detail"] == "Possible only in: Changes requested. It is now: Draft."


def test_two_reviewers_cannot_claim_the_same(people: People) -> None:
    body = people.in_review()
    assert people["reviewer"].act(body["id"], "claim", revision=body["revision"]).status_code == 200
    assert _refused(people["colleague"].act(body["id"], "claim", revision=body["revision"])) == (
        409,
        "revision_conflict",
        ["revision_conflict"],
    )
    late = people["colleague"].act(body["id"], "claim")
    assert _refused(late) == (409, "not_allowed", ["claimed"])
    assert late.json()["detail"] == "Rita has claimed this case."


def test_decision_without_its_fields_names_them(people: People) -> None:
    body = people.in_review()
    people["reviewer"].act(body["id"], "claim")
    response = people["reviewer"].act(body["id"], "reject")
    assert _refused(response) == (409, "incomplete", ["note_needed", "pins_needed", "confirm_needed"])
    assert response.json()["needs"] == ["note", "pins", "confirm"]


def test_needs_of_an_action_are_those_that_a_refusal_names(people: People) -> None:
    body = people.in_review()
    claimed = people["reviewer"].act(body["id"], "claim").json()
    needs = {action["name"]: action["needs"] for action in claimed["actions"] if action["allowed"]}
    assert needs == {
        "release_claim": [],
        "request_changes": ["pins"],
        "approve": ["accept"],
        "reject": ["note", "pins", "confirm"],
    }
    for name in ("request_changes", "reject"):
        assert people["reviewer"].act(body["id"], name).json()["needs"] == needs[name]


def test_approval_needs_the_bypass_of_the_live_test(people: People) -> None:
    body = people.in_review()
    people["reviewer"].act(body["id"], "claim")
    refused = people["reviewer"].act(body["id"], "approve")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_allowed")
    assert [reason["code"] for reason in refused.json()["reasons"]] == ["live_unproven"]
    approved = people["reviewer"].act(body["id"], "approve", accept=[BYPASS])
    assert (approved.status_code, approved.json()["state"]) == (200, "approved")


def test_pin_at_a_place_that_is_not_there_is_refused(people: People) -> None:
    body = people.in_review()
    people["reviewer"].act(body["id"], "claim")
    response = people["reviewer"].act(body["id"], "request_changes", pins=[PIN | {"pointer": "/info/nothing"}])
    assert _refused(response) == (409, "not_allowed", ["pin_without_place"])


def test_changes_requested_are_answered_with_another_round(people: People) -> None:
    body = people.in_review()
    people["reviewer"].act(body["id"], "claim")
    asked = people["reviewer"].act(body["id"], "request_changes", pins=[PIN]).json()
    assert (asked["state"], asked["ball"]) == ("changes_requested", "isv")
    again = people["owner"].upload(f"submissions/{body['id']}/packages/", clean_files(version="1.0.1")).json()
    assert (again["round"], again["version"], again["state"]) == (2, "1.0.1", "changes_requested")
    people["owner"].act(body["id"], "start_testing")
    work()
    assert people["owner"].get(f"submissions/{body['id']}/").json()["state"] == "review"


def test_dispute_of_every_blocking_finding_leads_to_a_contested_review(people: People) -> None:
    body = people.in_review(flawed_files())
    until = BYPASS["until"]
    report = people["owner"].get(f"submissions/{body['id']}/report/").json()
    blocking = [each["fingerprint"] for each in report["findings"] if each["severity"] == "error"]
    disputes = [{"kind": "waiver", "fingerprint": each, "reason": "By design.", "until": until} for each in blocking]
    some = people["owner"].act(body["id"], "request_review", accept=disputes[1:])
    assert _refused(some) == (409, "not_allowed", ["undisputed"])
    after = people["owner"].act(body["id"], "request_review", accept=disputes).json()
    assert (after["state"], after["standing"]) == ("review", "contested")
    people["reviewer"].act(body["id"], "claim")
    blocked = people["reviewer"].act(body["id"], "approve", accept=[BYPASS])
    assert _refused(blocked) == (409, "not_allowed", ["blocked"])
    waived = people["reviewer"].act(body["id"], "approve", accept=[*disputes, BYPASS])
    assert (waived.status_code, waived.json()["state"]) == (200, "approved")


@pytest.mark.parametrize("name", ["pass_testing", "fail_testing", "nothing", "approve%20"])
def test_action_that_no_person_has_is_not_found(people: People, name: str) -> None:
    response = people["reviewer"].act(people.submit()["id"], name)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"note": ["a"]}, "note"),
        ({"note": "x" * 10_001}, "note"),
        ({"note": "a\u0000b"}, "note"),
        ({"note": "a\ud800b"}, "note"),
        ({"revision": "two"}, "revision"),
        ({"revision": 0}, "revision"),
        ({"revision": 2**31}, "revision"),
        ({"confirm": "perhaps"}, "confirm"),
        ({"pins": {}}, "pins"),
        ({"pins": ["here"]}, "pins.0"),
        ({"pins": [{"file": "README.md", "pointer": "", "rule": "judgement"}]}, "pins.0.satisfied_by"),
        ({"pins": [PIN] * 201}, "pins"),
        ({"pins": [PIN | {"line": 3}]}, "pins.0.line"),
        ({"accept": [BYPASS | {"kind": "pardon"}]}, "accept.0.kind"),
        ({"accept": [BYPASS | {"until": "tomorrow"}]}, "accept.0.until"),
        ({"accept": [BYPASS | {"fingerprint": "abc"}]}, "accept.0"),
        ({"reason": "because"}, "reason"),
    ],
)
def test_body_that_is_not_understood_is_refused_with_its_field(people: People, body: Any, field: str) -> None:
    response = people["owner"].act(people.submit()["id"], "withdraw", **body)
    assert (response.status_code, response.json()["code"]) == (400, "invalid")
    assert [reason["field"] for reason in response.json()["reasons"]] == [field]
    assert Submission.objects.get().state == "draft"


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'"text"', b"null", b"\xff\xfe", b"[" * 100_000, b'{"note": NaN}', b'{"a":' * 50_000]
)
def test_body_that_is_no_json_object_is_refused(people: People, body: Any) -> None:
    response = people["owner"].send("POST", f"submissions/{people.submit()['id']}/actions/withdraw/", body)
    assert (response.status_code, response.json()["code"]) == (400, "parse_error")
    assert Submission.objects.get().state == "draft"


def test_action_without_a_body_needs_none(people: People) -> None:
    response = people["owner"].send("POST", f"submissions/{people.submit()['id']}/actions/withdraw/")
    assert (response.status_code, response.json()["state"]) == (200, "withdrawn")


def test_action_takes_json_alone(people: People) -> None:
    address = f"submissions/{people.submit()['id']}/actions/withdraw/"
    response = people["owner"].send("POST", address, b"note=x", "application/x-www-form-urlencoded")
    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")
