from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.accounts import tokens
from portal.accounts.models import ApiToken
from tests import factories
from tests.forms import CONTENT_TYPE, form
from tests.portal.api.callers import Caller
from tests.portal.api.people import People
from tests.samples import clean_files

PRIVATE = ["me/", "submissions/"]
PUBLIC = ["policy/", "catalogue/", "schema/"]


def _expired() -> str:
    secret = factories.make_token(factories.make_user())
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return secret


def _revoked() -> str:
    token, secret = tokens.issue(factories.make_user(), "test", ["read"])
    tokens.revoke(token)
    return secret


def _of_a_closed_account() -> str:
    user = factories.make_user()
    secret = factories.make_token(user)
    user.is_active = False
    user.save()
    return secret


@pytest.mark.parametrize("path", PRIVATE)
def test_nobody_is_asked_for_a_token(db: None, path: str) -> None:
    response = Caller().get(path)
    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="api"'


@pytest.mark.parametrize("make", [_expired, _revoked, _of_a_closed_account, lambda: "certify_unknown", lambda: "é"])
def test_token_that_is_not_valid_is_refused(db: None, make: Callable[[], str]) -> None:
    response = Caller(make()).get("me/")
    assert (response.status_code, response.json()["code"]) == (401, "token_invalid")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="api", error="invalid_token"'


def test_bearer_without_a_token_is_refused(db: None) -> None:
    response = Client(headers={"Authorization": "Bearer"}).get("/api/v1/me/")
    assert (response.status_code, response.json()["code"]) == (401, "token_invalid")


def test_scheme_is_compared_without_case(people: People) -> None:
    secret = factories.make_token(people.users["owner"])
    assert Client(headers={"Authorization": f"bearer  {secret}"}).get("/api/v1/me/").status_code == 200


def test_other_schemes_count_as_nobody(people: People) -> None:
    response = Client(headers={"Authorization": "Basic b3duZXI6cGFzcw=="}).get("/api/v1/me/")
    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")


@pytest.mark.parametrize("path", PUBLIC)
def test_public_answers_need_no_token(db: None, path: str) -> None:
    assert Client().get(f"/api/v1/{path}").status_code == 200


def test_me_of_a_member(people: People) -> None:
    body = people["developer"].get("me/").json()
    assert body["roles"] == ["publisher"]
    assert body["publishers"] == [
        {"slug": people.publisher.slug, "name": "Contoso", "kind": "verified", "member": "developer"}
    ]
    assert body["token"]["scopes"] == ["read", "submit"]


def test_me_of_a_reviewer_who_is_a_member(people: People) -> None:
    body = people["member_reviewer"].get("me/").json()
    assert (body["roles"], body["token"]["scopes"]) == (["publisher", "reviewer"], ["decide", "read", "submit"])


def test_token_without_read_reads_nothing(people: People) -> None:
    secret = factories.make_token(people.users["owner"])
    ApiToken.objects.filter(user=people.users["owner"]).update(scopes=["submit"])
    response = Caller(secret).get("submissions/")
    assert (response.status_code, response.json()["reasons"][0]["code"]) == (403, "scope_missing")


def test_token_without_submit_uploads_nothing(people: People) -> None:
    reader = Caller(factories.make_token(people.users["owner"], "read"))
    response = reader.upload("submissions/", clean_files(), publisher=people.publisher.slug)
    assert (response.status_code, response.json()["reasons"][0]["code"]) == (403, "scope_missing")


def test_token_without_submit_starts_nothing(people: People) -> None:
    body = people.submit()
    reader = Caller(factories.make_token(people.users["owner"], "read"))
    response = reader.act(body["id"], "start_testing")
    assert (response.status_code, response.json()["reasons"][0]["code"]) == (409, "scope_missing")


def test_token_without_decide_claims_nothing(people: People) -> None:
    body = people.in_review()
    reader = Caller(factories.make_token(people.users["reviewer"], "read", "submit"))
    response = reader.act(body["id"], "claim")
    assert (response.status_code, response.json()["reasons"][0]["code"]) == (409, "scope_missing")


def test_session_reads_and_with_its_csrf_token_uploads(people: People) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.users["owner"])
    assert client.get("/api/v1/me/").json()["token"] is None
    client.cookies["csrftoken"] = "a" * 32
    body = form(clean_files(), texts={"publisher": people.publisher.slug, "csrfmiddlewaretoken": "a" * 32})
    response = client.post("/api/v1/submissions/", body, content_type=CONTENT_TYPE)
    assert response.status_code == 201


def test_session_acts_with_its_csrf_token_in_a_header(people: People) -> None:
    body = people.submit()
    client = Client(enforce_csrf_checks=True, headers={"X-CSRFToken": "a" * 32})
    client.force_login(people.users["owner"])
    client.cookies["csrftoken"] = "a" * 32
    address = f"/api/v1/submissions/{body['id']}/actions/start_testing/"
    assert client.post(address, {}, content_type="application/json").json()["state"] == "testing"


def test_session_without_csrf_token_changes_nothing(people: People) -> None:
    body = people.submit()
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.users["owner"])
    address = f"/api/v1/submissions/{body['id']}/actions/withdraw/"
    response = client.post(address, {}, content_type="application/json")
    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")
    assert people["owner"].get(f"submissions/{body['id']}/").json()["state"] == "draft"


def test_answers_for_somebody_are_kept_by_no_cache(people: People) -> None:
    assert people["owner"].get("me/").headers["Cache-Control"] == "private, no-store"
