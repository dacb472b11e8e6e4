"""Hostile and empty uploads through the API: refused in sentences, and nothing is stored."""

from typing import Any

import pytest

from certification.models import Run, Submission
from connectors.models import Blob, Connector, StoredPackage
from connectors.package.intake import GivenFile, receive
from connectors.package.refusal import Refused
from tests.connectors.package.hostile import HOSTILE
from tests.forms import BOUNDARY, CONTENT_TYPE, form
from tests.portal.api.people import People
from tests.samples import clean_files

STORED = (Blob, Connector, Run, StoredPackage, Submission)


def _stored() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in STORED}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_upload_is_refused_and_leaves_nothing(people: People, settings: Any, name: str) -> None:
    files = HOSTILE[name]()
    response = people["owner"].upload("submissions/", files, publisher=people.publisher.slug)
    assert (response.status_code, response.json()["code"]) == (400, "upload_refused")
    with pytest.raises(Refused) as refusal:
        receive(files)
    if sum(len(file.content) for file in files) <= settings.UPLOAD_LIMIT:
        assert response.json()["reasons"] == [
            {"code": problem.code, "text": problem.text} for problem in refusal.value.problems
        ]
    assert set(_stored().values()) == {0}


def test_hostile_round_leaves_the_submission_as_it_was(people: People) -> None:
    body = people.submit()
    before = _stored()
    response = people["owner"].upload(
        f"submissions/{body['id']}/packages/", [GivenFile("../../apiDefinition.swagger.json", b"{}")]
    )
    assert (response.status_code, response.json()["code"]) == (400, "upload_refused")
    assert _stored() == before
    assert people["owner"].get(f"submissions/{body['id']}/").json() == body


def test_every_problem_is_named(people: People) -> None:
    files = [GivenFile("../a.json", b"{}"), GivenFile("/b.json", b"{}"), GivenFile("c\x07.json", b"{}")]
    response = people["owner"].upload("submissions/", files, publisher=people.publisher.slug)
    assert [reason["code"] for reason in response.json()["reasons"]] == [
        "name_traversal",
        "name_absolute",
        "name_control",
    ]


def test_upload_above_the_cap_is_refused_before_it_is_read(people: People, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1_000
    response = people["owner"].upload("submissions/", clean_files(), publisher=people.publisher.slug)
    assert (response.status_code, response.json()["code"]) == (400, "upload_refused")
    assert [reason["code"] for reason in response.json()["reasons"]] == ["upload_bytes"]
    assert set(_stored().values()) == {0}


def test_files_under_another_name_are_a_mistake(people: People) -> None:
    response = people["owner"].upload("submissions/", clean_files(), "file", publisher=people.publisher.slug)
    assert (response.status_code, response.json()["code"]) == (400, "invalid")
    assert {reason["field"] for reason in response.json()["reasons"]} == {"file"}


def test_text_instead_of_files_is_a_mistake(people: People) -> None:
    body = form([], texts={"publisher": people.publisher.slug, "files": "{}"})
    response = people["owner"].send("POST", "submissions/", body, CONTENT_TYPE)
    assert (response.status_code, response.json()["reasons"][0]["field"]) == (400, "files")


def test_file_instead_of_a_text_is_a_mistake(people: People) -> None:
    body = form([GivenFile("a", b"x")], "publisher")
    response = people["owner"].send("POST", "submissions/", body, CONTENT_TYPE)
    assert (response.status_code, response.json()["reasons"][0]["field"]) == (400, "publisher")


@pytest.mark.parametrize("body", [b"", b"nonsense", f"--{BOUNDARY}\r\n".encode()])
def test_damaged_form_is_a_mistake(people: People, body: bytes) -> None:
    response = people["owner"].send("POST", "submissions/", body, CONTENT_TYPE)
    assert (response.status_code, response.json()["code"]) in {(400, "parse_error"), (400, "invalid")}
    assert set(_stored().values()) == {0}


def test_upload_that_is_wrong_but_safe_is_a_draft(people: People) -> None:
    response = people["owner"].upload(
        "submissions/", [GivenFile("apiDefinition.swagger.json", b"{ not json")], publisher=people.publisher.slug
    )
    assert (response.status_code, response.json()["state"]) == (201, "draft")
    assert response.json()["connector"] == "apidefinition"
