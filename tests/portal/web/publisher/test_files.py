"""One file with its findings, whatever its size; and the package as a zip."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from certification.models import Submission
from connectors.package.intake import GivenFile, receive
from portal.accounts.models import Publisher, User
from tests.portal.web.rounds import make_draft

NAME = "apiDefinition.swagger.json"
PAGE_LIMIT = 1_000_000  # bytes of HTML


def many(count: int, indent: int | None) -> list[GivenFile]:
    """A definition with `count` operations, each of which lacks something."""
    operation = {"summary": "s" * 30, "responses": {"default": {"description": "d", "schema": {"type": "object"}}}}
    paths = {f"/p{number}": {"get": operation} for number in range(count)}
    value = {"swagger": "2.0", "info": {"title": "Many", "version": "1"}, "host": "a.example", "paths": paths}
    return [GivenFile(NAME, json.dumps(value, indent=indent).encode())]


@pytest.fixture(params=[2, None], ids=["in lines", "in one line"])
def big(request: Any, publisher: Publisher, author: User) -> Submission:
    return make_draft(publisher, author, many(1_500, request.param))


def file_url(submission: Submission, name: str = NAME) -> str:
    return reverse("publisher:file", args=[submission.pk, 1, name])


def test_big_report_is_bounded(own: Client, big: Submission) -> None:
    answer = own.get(reverse("publisher:submission", args=[big.pk]))
    text = answer.content.decode()
    assert len(answer.content) < PAGE_LIMIT
    assert text.count('<article class="finding"') == 50
    assert "Page 1 of" in text
    assert len(own.get(reverse("publisher:live", args=[big.pk])).content) < PAGE_LIMIT


def test_big_file_is_bounded(own: Client, big: Submission) -> None:
    answer = own.get(file_url(big))
    assert answer.status_code == 200
    assert len(answer.content) < PAGE_LIMIT
    assert "more findings here" in answer.content.decode() or "Lines 1–1000" in answer.content.decode()


def test_line_far_down(own: Client, publisher: Publisher, author: User) -> None:
    submission = make_draft(publisher, author, many(500, 2))
    text = own.get(f"{file_url(submission)}?line=3210").content.decode()
    assert '<li id="L3210"' in text
    assert '<li id="L1"' not in text
    assert "Lines 3001–4000" in text


@pytest.mark.parametrize("line", ["0", "-1", "x", "", "99999999999999999999", "²"])
def test_line_that_is_none(own: Client, draft: Submission, line: str) -> None:
    text = own.get(file_url(draft), {"line": line}).content.decode()
    assert '<li id="L1"' in text


def test_icon_is_no_text(own: Client, draft: Submission) -> None:
    text = own.get(file_url(draft, "icon.png")).content.decode()
    assert "This is an image" in text


def test_file_that_is_not_there(own: Client, draft: Submission) -> None:
    assert own.get(file_url(draft, "script.csx")).status_code == 404
    assert own.get(reverse("publisher:file", args=[draft.pk, 2, NAME])).status_code == 404


def test_package_is_the_one_that_was_judged(own: Client, draft: Submission) -> None:
    answer = own.get(reverse("publisher:package", args=[draft.pk, 1]))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="northwind-orders')
    package = receive([GivenFile("given.zip", answer.content)]).package
    assert package.digest == draft.current_round.package_id
