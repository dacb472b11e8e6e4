"""Every call by everybody, on a submission of Contoso."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.portal.api.callers import Answer, Caller
from tests.portal.api.people import BYPASS, People
from tests.samples import clean_files

EVERYBODY = ["anonymous", "viewer", "developer", "owner", "stranger", "reviewer", "member_reviewer"]
PIN = {"file": "README.md", "pointer": "", "rule": "judgement", "satisfied_by": "Say more."}


def _statuses(people: People, call: Callable[[Caller], Answer]) -> list[int]:
    return [call(people[name]).status_code for name in EVERYBODY]


def test_reading_a_submission(people: People) -> None:
    address = f"submissions/{people.submit()['id']}/"
    assert _statuses(people, lambda caller: caller.get(address)) == [401, 200, 200, 200, 404, 200, 200]


def test_reading_a_report(people: People) -> None:
    address = f"submissions/{people.in_review()['id']}/report/"
    assert _statuses(people, lambda caller: caller.get(address)) == [401, 200, 200, 200, 404, 200, 200]


def test_listing_submissions(people: People) -> None:
    people.submit()
    people.submit(publisher=people.other.slug, by="stranger")
    assert people["anonymous"].get("submissions/").status_code == 401
    found = {name: people[name].get("submissions/").json()["results"] for name in EVERYBODY[1:]}
    assert {name: len(rows) for name, rows in found.items()} == {
        "viewer": 1,
        "developer": 1,
        "owner": 1,
        "stranger": 1,
        "reviewer": 2,
        "member_reviewer": 2,
    }
    assert found["viewer"][0]["publisher"] == people.publisher.slug
    assert found["stranger"][0]["publisher"] == people.other.slug


def test_opening_a_submission(people: People) -> None:
    def call(caller: Caller) -> Answer:
        return caller.upload("submissions/", clean_files(), publisher=people.publisher.slug)

    assert _statuses(people, call) == [401, 403, 201, 201, 403, 403, 201]


def test_uploading_a_round(people: People) -> None:
    address = f"submissions/{people.submit()['id']}/packages/"
    assert _statuses(people, lambda caller: caller.upload(address, clean_files())) == [
        401,
        403,
        201,
        201,
        404,
        403,
        201,
    ]


@pytest.mark.parametrize(
    ("state", "name", "body", "allowed"),
    [
        ("submit", "start_testing", {}, {"developer", "owner", "member_reviewer", "reviewer"}),
        ("submit", "withdraw", {}, {"developer", "owner", "member_reviewer"}),
        ("in_review", "withdraw", {}, {"developer", "owner", "member_reviewer"}),
        ("in_review", "claim", {}, {"reviewer"}),
        ("claimed", "release_claim", {}, {"reviewer"}),
        ("claimed", "request_changes", {"pins": [PIN]}, {"reviewer"}),
        ("claimed", "approve", {"accept": [BYPASS]}, {"reviewer"}),
        ("claimed", "reject", {"note": "No.", "pins": [PIN], "confirm": True}, {"reviewer"}),
        ("approved", "publish", {}, {"reviewer"}),
    ],
)
@pytest.mark.parametrize("who", EVERYBODY)
def test_action(people: People, who: str, state: str, name: str, body: dict[str, Any], allowed: set[str]) -> None:
    submission = _claimed(people) if state == "claimed" else getattr(people, state)()
    refusals = {"anonymous": 401, "stranger": 404}
    response = people[who].act(submission["id"], name, **body)
    assert response.status_code == (200 if who in allowed else refusals.get(who, 409)), response.content
    if response.status_code == 409:
        assert [reason["code"] for reason in response.json()["reasons"]] == ["not_permitted"]
    after = people["owner"].get(f"submissions/{submission['id']}/").json()
    assert (after["revision"] == submission["revision"]) == (who not in allowed)


def _claimed(people: People) -> dict[str, Any]:
    answer: dict[str, Any] = people["reviewer"].act(people.in_review()["id"], "claim").json()
    return answer


def test_unknown_ids_look_like_those_of_others(people: People) -> None:
    theirs = people.submit(publisher=people.other.slug, by="stranger")["id"]
    unknown = "00000000-0000-4000-8000-000000000000"
    answers = [people["owner"].get(f"submissions/{each}/").json() for each in (theirs, unknown)]
    assert answers[0] == answers[1]
    assert answers[0]["code"] == "not_found"
