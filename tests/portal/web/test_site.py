"""What serves everybody: start page, health, errors, languages, own account."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts import tokens
from portal.accounts.models import ApiToken
from tests.factories import PASSWORD, make_member, make_publisher, make_reviewer, make_user

pytestmark = pytest.mark.django_db


def signed_in(user: Any) -> Client:
    client = Client()
    assert client.post("/account/login/", {"login": user.email, "password": PASSWORD}).status_code == 302
    return client


# ---------------------------------------------------------------- machines


def test_health(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.json() == {"status": "ok", "database": "ok", "broker": "ok"}


def test_health_without_broker(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "database": "ok", "broker": "no answer"}


def test_robots(client: Client) -> None:
    assert client.get("/robots.txt").content == b"User-agent: *\nAllow: /catalogue/\nDisallow: /\n"


# ---------------------------------------------------------------- start page by audience


def test_start_page_of_anybody(client: Client) -> None:
    text = client.get("/").content.decode()
    assert reverse("account_login") in text
    assert reverse("public:catalogue") in text
    assert reverse("publisher:submissions") not in text


def test_start_page_of_member_and_reviewer() -> None:
    member = signed_in(make_member(make_publisher())).get("/").content.decode()
    reviewer = signed_in(make_reviewer()).get("/").content.decode()
    assert (reverse("publisher:upload") in member, reverse("reviewer:queue") in member) == (True, False)
    assert (reverse("publisher:upload") in reviewer, reverse("reviewer:queue") in reviewer) == (False, True)


def test_start_page_of_somebody_without_publisher() -> None:
    assert "Your account belongs to no publisher yet." in signed_in(make_user()).get("/").content.decode()


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize("path", ["/nothing", "/submissions/0/"])
def test_not_found(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


def test_server_error_page_needs_no_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("portal.web.home.render", fail)
    client.raise_request_exception = False
    answer = client.get("/")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "This was our fault." in text
    assert "secret detail" not in text


def test_form_without_its_token() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/account/login/", {"login": "a@contoso.example", "password": "x"})
    assert answer.status_code == 403
    assert "The form could not be accepted" in answer.content.decode()


def test_nothing_inline_on_any_page() -> None:
    client = signed_in(make_member(make_publisher()))
    anonymous = Client()
    pages = [anonymous.get(path) for path in ("/", "/account/login/", "/account/signup/", "/account/password/reset/")]
    pages += [client.get(path) for path in ("/", "/account/", "/account/password/change/", "/account/logout/")]
    for answer in pages:
        text = answer.content.decode()
        assert answer.status_code == 200
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", text) == []
        assert "'unsafe" not in answer["Content-Security-Policy"]


# ---------------------------------------------------------------- languages


def test_language_switch(client: Client) -> None:
    answer = client.post("/language/", {"language": "fr", "next": "/account/login/"})
    assert answer["Location"] == "/account/login/"
    assert '<html lang="fr">' in client.get("/").content.decode()


def test_language_switch_stays_on_the_site(client: Client) -> None:
    answer = client.post("/language/", {"language": "fr", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


# ---------------------------------------------------------------- account and tokens


def test_sign_up_is_closed(client: Client) -> None:
    assert "No sign-up here" in client.get("/account/signup/").content.decode()


def test_account_needs_somebody(client: Client) -> None:
    assert client.get("/account/")["Location"] == "/account/login/?next=/account/"


def test_token_is_shown_once() -> None:
    user = make_member(make_publisher())
    client = signed_in(user)
    answer = client.post("/account/tokens/", {"name": "Build <1>", "scopes": ["submit"], "days": "7"})
    secret = re.search(r"certify_[\w-]+", answer.content.decode())
    assert answer.status_code == 201
    assert secret is not None
    token = tokens.find(secret[0])
    assert token is not None
    days = (token.expires_at - token.created_at).total_seconds() / 86_400
    assert (token.user, token.scopes, round(days)) == (user, ["read", "submit"], 7)
    later = client.get("/account/").content.decode()
    assert "Build &lt;1&gt;" in later
    assert secret[0] not in later


@pytest.mark.parametrize(
    "fields", [{"name": ""}, {"scopes": ["decide"]}, {"scopes": ["nonsense"]}, {"days": "1000"}, {"scopes": []}]
)
def test_token_that_cannot_be(fields: dict[str, Any]) -> None:
    client = signed_in(make_member(make_publisher()))
    answer = client.post("/account/tokens/", {"name": "x", "scopes": ["read"], "days": "7", **fields})
    assert answer.status_code == 400
    assert ApiToken.objects.count() == 0


def test_deciding_token_needs_reauthentication_and_goes_on_after_it() -> None:
    client = signed_in(make_reviewer())
    fields = {"name": "desk", "scopes": ["read", "decide"], "days": "30"}
    answer = client.post("/account/tokens/", fields)
    assert answer["Location"] == "/account/reauthenticate/?next=%2Faccount%2Ftokens%2F"
    assert ApiToken.objects.count() == 0
    wrong = client.post(answer["Location"], {"password": "not it", "next": "/account/tokens/"})
    assert (wrong.status_code, ApiToken.objects.count()) == (200, 0)
    done = client.post(answer["Location"], {"password": PASSWORD, "next": "/account/tokens/"})
    token = ApiToken.objects.get()
    assert done.status_code == 201
    assert token.scopes == ["decide", "read"]
    assert (token.expires_at - token.created_at).total_seconds() <= 24 * 3600


def test_token_revoked() -> None:
    user = make_member(make_publisher())
    token, secret = tokens.issue(user, "old", ["read"])
    url = reverse("revoke_token", args=[token.pk])
    assert signed_in(make_member(make_publisher())).post(url).status_code == 404
    assert tokens.find(secret) is not None
    assert signed_in(user).post(url)["Location"] == "/account/"
    assert tokens.find(secret) is None
