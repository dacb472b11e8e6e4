import base64
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certification.models import Submission
from tests.portal.api.callers import Caller
from tests.portal.api.people import People, work
from tests.samples import clean_files, flawed_files

NAMES = ["Alder", "Birch", "Cedar", "Elm", "Fir"]


def _submit(people: People, *names: str) -> list[str]:
    return [people.submit(clean_files(f"Northwind {name}"))["connector"] for name in names]


def _walk(caller: Caller, path: str, direction: str = "next", **query: Any) -> list[dict[str, Any]]:
    """The pages of a list, by following its links."""
    answer = caller.get(path, **query).json()
    pages = [answer]
    while answer[direction]:
        answer = caller.get(answer[direction]).json()
        pages.append(answer)
    return pages


def _connectors(page: dict[str, Any]) -> list[str]:
    return [row["connector"] for row in page["results"]]


def test_pages_hold_every_row_once_in_order(people: People) -> None:
    made = _submit(people, *NAMES)
    pages = _walk(people["owner"], "submissions/", limit=2, order="created")
    assert [_connectors(page) for page in pages] == [made[:2], made[2:4], made[4:]]
    assert [page["previous"] is None for page in pages] == [True, False, False]
    newest_first = _walk(people["owner"], "submissions/", limit=2)
    assert [_connectors(page) for page in newest_first] == [made[:2:-1], made[2:0:-1], made[:1]]


def test_pages_lead_back_the_same_way(people: People) -> None:
    made = _submit(people, *NAMES)
    last = _walk(people["owner"], "submissions/", limit=2, order="created")[-1]
    back = people["owner"].get(last["previous"]).json()
    first = people["owner"].get(back["previous"]).json()
    assert [_connectors(back), _connectors(first)] == [made[2:4], made[:2]]
    assert (first["previous"], people["owner"].get(first["next"]).json()) == (None, back)


def test_row_added_meanwhile_moves_nothing(people: People) -> None:
    made = _submit(people, *NAMES[:4])
    first = people["owner"].get("submissions/", limit=2).json()
    _submit(people, "Oak")
    second = people["owner"].get(first["next"]).json()
    assert [_connectors(first), _connectors(second)] == [made[:1:-1], made[1::-1]]


def test_rows_with_the_same_key_are_told_apart(people: People) -> None:
    _submit(people, *NAMES)
    Submission.objects.update(due="2026-11-30T12:00:00Z")
    pages = _walk(people["owner"], "submissions/", limit=2, order="due")
    found = [name for page in pages for name in _connectors(page)]
    assert (len(found), len(set(found))) == (5, 5)


def test_rows_without_a_day_come_last(people: People) -> None:
    made = _submit(people, *NAMES[:3])
    Submission.objects.filter(connector__slug=made[0]).update(due=None)
    pages = _walk(people["owner"], "submissions/", limit=1, order="due")
    assert [_connectors(page) for page in pages] == [[name] for name in (made[1], made[2], made[0])]


def test_empty_list_has_no_links(people: People) -> None:
    assert people["owner"].get("submissions/").json() == {"next": None, "previous": None, "results": []}


@pytest.mark.parametrize(
    "cursor",
    [
        ["created", "2026-11-23T10:00:00+00:00", "00000000-0000-4000-8000-000000000000", False],
        ["-created", "yesterday", "00000000-0000-4000-8000-000000000000", False],
        ["-created", "2026-11-23T10:00:00", "00000000-0000-4000-8000-000000000000", False],
        ["-created", "2026-11-23T10:00:00+00:00", "7", False],
        ["-created", None, None, None],
        {"order": "-created"},
        [[]] * 4,
        7,
    ],
)
def test_cursor_that_was_made_up_is_refused(people: People, cursor: Any) -> None:
    token = base64.urlsafe_b64encode(json.dumps(cursor).encode()).decode()
    response = people["owner"].get("submissions/", cursor=token)
    assert (response.status_code, response.json()["code"]) == (400, "invalid")


@pytest.mark.parametrize("value", ["a\0b", "\ud800", 7, ["x"], {}])
def test_text_of_a_cursor_is_checked(people: People, value: Any) -> None:
    token = base64.urlsafe_b64encode(
        json.dumps(["title", value, "00000000-0000-4000-8000-000000000000", False]).encode()
    )
    assert people["owner"].get("catalogue/", cursor=token.decode()).status_code == 400


def test_filters_narrow_the_list(people: People) -> None:
    draft = people.submit(clean_files("Northwind Draft"))
    review = people.in_review(clean_files("Northwind Review"))
    theirs = people.submit(clean_files("Fabrikam"), publisher=people.other.slug, by="stranger")
    people["reviewer"].act(review["id"], "claim")
    asked: dict[str, dict[str, Any]] = {
        "state": {"state": "review"},
        "ball": {"ball": "isv"},
        "publisher": {"publisher": people.other.slug},
        "assignee": {"assignee": people.users["reviewer"].email.upper()},
        "me": {"assignee": "me"},
        "both": {"ball": "isv", "publisher": people.publisher.slug},
    }
    found = {
        name: {row["id"] for row in people["reviewer"].get("submissions/", **query).json()["results"]}
        for name, query in asked.items()
    }
    assert found == {
        "state": {review["id"]},
        "ball": {draft["id"], theirs["id"]},
        "publisher": {theirs["id"]},
        "assignee": {review["id"]},
        "me": {review["id"]},
        "both": {draft["id"]},
    }


def test_list_shows_what_the_submission_shows(people: People) -> None:
    body = people.in_review(flawed_files())
    row = people["owner"].get("submissions/").json()["results"][0]
    assert row == {name: body[name] for name in row}


def _queries(caller: Caller, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert caller.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("who", ["owner", "reviewer"])
def test_list_of_submissions_asks_the_same_of_one_as_of_three(people: People, who: str) -> None:
    people.in_review(clean_files("Northwind One"))
    people[who].get("submissions/")
    one = _queries(people[who], "submissions/")
    people.in_review(clean_files("Northwind Two"))
    people.submit(flawed_files())
    work()
    assert _queries(people[who], "submissions/") == one


def test_catalogue_asks_the_same_of_one_as_of_three(people: People) -> None:
    people.published(clean_files("Northwind One"))
    one = _queries(people["anonymous"], "catalogue/")
    people.published(clean_files("Northwind Two"))
    people.published(clean_files("Northwind Three"))
    assert (_queries(people["anonymous"], "catalogue/"), one) == (1, 1)


def test_submission_asks_the_same_whatever_happened_to_it(people: People) -> None:
    """Rounds, decisions and events are read in one query each."""
    body = people.in_review(clean_files())
    people["reviewer"].get("me/")  # notes that the token is used
    before = _queries(people["reviewer"], f"submissions/{body['id']}/")
    pin = {"file": "README.md", "pointer": "", "rule": "judgement", "satisfied_by": "Say more."}
    for version in ("1.1", "1.2"):
        people["reviewer"].act(body["id"], "claim")
        people["reviewer"].act(body["id"], "request_changes", pins=[pin, pin])
        people["owner"].upload(f"submissions/{body['id']}/packages/", clean_files(version=version))
        people["owner"].act(body["id"], "start_testing")
        work()
    decisions_have_pins = 1
    assert _queries(people["reviewer"], f"submissions/{body['id']}/") == before + decisions_have_pins
