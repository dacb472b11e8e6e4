from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from tests.forms import CONTENT_TYPE
from tests.portal.api.callers import BASE, Answer, Caller
from tests.portal.api.people import People

KEYS = {"type", "title", "status", "code", "detail", "reasons"}


def _problem(response: Answer) -> tuple[int, str]:
    assert response.headers["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body.keys() >= KEYS
    assert (body["type"], body["status"]) == ("about:blank", response.status_code)
    return response.status_code, body["code"]


@pytest.mark.parametrize("path", ["", "nothing/", "submissions/1/", "submissions/x/report/", "catalogue/a/b/c/", "me"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_address_that_is_not_there(db: None, path: str, method: str) -> None:
    assert _problem(Client().generic(method, BASE + path)) == (404, "not_found")


def test_address_without_its_slash_is_not_redirected(people: People) -> None:
    """A redirect would turn an upload into a read."""
    response = people["owner"].client.post("/api/v1/submissions")
    assert _problem(response) == (404, "not_found")
    assert response.json()["detail"] == "There is nothing at this address. Addresses of the API end with “/”."


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "submissions/", "GET, POST, HEAD, OPTIONS"),
        ("DELETE", "me/", "GET, HEAD, OPTIONS"),
        ("POST", "policy/", "GET, HEAD, OPTIONS"),
        ("PATCH", "catalogue/", "GET, HEAD, OPTIONS"),
    ],
)
def test_method_that_is_not_there(people: People, method: str, path: str, allowed: str) -> None:
    response = people["owner"].send(method, path)
    assert _problem(response) == (405, "method_not_allowed")
    assert response.headers["Allow"] == allowed


@pytest.mark.parametrize("path", ["me/", "submissions/", "catalogue/"])
def test_form_of_answer_that_is_not_there(people: People, path: str) -> None:
    response = people["owner"].get(path, headers={"Accept": "text/html"})
    assert _problem(response) == (406, "not_acceptable")


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/*", "text/html, */*;q=0.1"])
def test_forms_of_answer_that_are_there(people: People, accept: str) -> None:
    assert people["owner"].get("me/", headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded", "text/plain"])
def test_upload_that_is_no_form(people: People, content_type: str) -> None:
    response = people["owner"].send("POST", "submissions/", b"{}", content_type)
    assert _problem(response) == (415, "unsupported_media_type")


def test_body_of_unknown_length(people: People) -> None:
    response = people["owner"].client.generic(
        "POST",
        f"{BASE}submissions/",
        content_type=CONTENT_TYPE,
        headers={"Transfer-Encoding": "chunked"},
    )
    assert _problem(response) == (411, "length_required")


def test_options_name_the_methods(people: People) -> None:
    response = people["owner"].send("OPTIONS", "submissions/")
    assert (response.status_code, response.headers["Allow"]) == (204, "GET, POST, HEAD, OPTIONS")
    assert _problem(Caller().send("OPTIONS", "submissions/")) == (401, "not_authenticated")


def test_head_is_get_without_a_body(people: People) -> None:
    response = people["owner"].client.head(f"{BASE}me/")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("path", ["submissions/", "catalogue/"])
@pytest.mark.parametrize(
    ("query", "field"),
    [({"order": "colour"}, "order_invalid"), ({"cursor": "abc"}, "cursor_invalid"), ({"limit": "0"}, "limit_invalid")],
)
def test_question_that_is_not_understood(people: People, path: str, query: dict[str, Any], field: str) -> None:
    response = people["owner"].get(path, **query)
    assert _problem(response) == (400, "invalid")
    assert [reason["code"] for reason in response.json()["reasons"]] == [field]


@pytest.mark.parametrize("query", [{"state": "lost"}, {"ball": "them"}, {"publisher": "a b"}, {"assignee": "\0"}])
def test_filter_that_is_not_understood(people: People, query: dict[str, Any]) -> None:
    response = people["owner"].get("submissions/", **query)
    assert _problem(response) == (400, "invalid")
    assert [reason["field"] for reason in response.json()["reasons"]] == list(query)


def test_texts_are_in_the_language_of_the_caller(people: People) -> None:
    response = people["owner"].get("nothing/", headers={"Accept-Language": "fr"})
    assert response.headers["Content-Language"] == "fr"


def _failing(error: Exception) -> Callable[..., Any]:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise error

    return fail


def test_database_that_restarts_is_worth_another_try(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = OperationalError("the server closed the connection unexpectedly")
    monkeypatch.setattr("portal.api.views.submissions.visible_to", _failing(closed))
    response = people["owner"].get("submissions/")
    assert _problem(response) == (503, "unavailable")
    assert response.headers["Retry-After"] == "2"


def test_error_of_ours_is_told_without_its_details(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.api.views.submissions.visible_to", _failing(RuntimeError("the secret of the house")))
    client = people["owner"].client
    client.raise_request_exception = False
    response = client.get(f"{BASE}submissions/")
    assert _problem(response) == (500, "internal_error")
    assert b"secret" not in response.content


def test_error_of_ours_reaches_those_who_watch(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.api.views.submissions.visible_to", _failing(RuntimeError("the secret of the house")))
    with pytest.raises(RuntimeError, match="the secret of the house"):
        people["owner"].client.get(f"{BASE}submissions/")
