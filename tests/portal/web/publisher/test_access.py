"""Who gets which page: one's own, somebody else's, nobody's."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from certification.models import Submission

READS = ("submission", "live", "file", "package")
WRITES = ("add_round", "start_testing", "request_review", "withdraw")
STOPPED = 286


def address(name: str, submission: Submission) -> str:
    if name in WRITES[1:]:
        return reverse("publisher:act", args=[submission.pk, name])
    wanted: dict[str, list[object]] = {"file": [1, "apiDefinition.swagger.json"], "package": [1]}
    more = wanted.get(name, [])
    return reverse(f"publisher:{name}", args=[submission.pk, *more])


@pytest.mark.parametrize("name", READS)
def test_page_for_everybody(
    name: str, draft: Submission, client: Client, own: Client, viewer: Client, foreign: Client, staff: Client
) -> None:
    url = address(name, draft)
    found = STOPPED if name == "live" else 200
    nobody = client.get(url)
    if name == "live":
        assert (nobody.status_code, nobody["HX-Refresh"], nobody.content) == (401, "true", b"")
    else:
        assert nobody["Location"] == f"/account/login/?next={url}"
    assert [each.get(url).status_code for each in (own, viewer, staff, foreign)] == [found, found, found, 404]


@pytest.mark.parametrize("name", WRITES)
def test_act_of_somebody_else(name: str, draft: Submission, client: Client, foreign: Client) -> None:
    url = address(name, draft)
    assert client.post(url)["Location"] == f"/account/login/?next={url}"
    assert foreign.post(url, {"revision": draft.revision}).status_code == 404
    draft.refresh_from_db()
    assert (draft.state, draft.rounds.count()) == ("draft", 1)


@pytest.mark.parametrize("name", WRITES[1:])
def test_act_of_viewer_refused_with_reason(name: str, draft: Submission, viewer: Client) -> None:
    answer = viewer.post(address(name, draft), {"revision": draft.revision})
    assert answer.status_code == 409
    assert "Only owners and developers of the publisher" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize("name", READS)
def test_page_refuses_post(name: str, draft: Submission, own: Client) -> None:
    assert own.post(address(name, draft)).status_code == 405


@pytest.mark.parametrize("name", ["claim", "approve", "publish", "pass_testing", "nonsense"])
def test_act_that_is_not_the_publishers(name: str, draft: Submission, own: Client) -> None:
    url = reverse("publisher:act", args=[draft.pk, name])
    assert own.post(url, {"revision": draft.revision}).status_code == 404


def test_list_and_upload_need_somebody(client: Client, db: Any) -> None:
    for name in ("submissions", "upload"):
        url = reverse(f"publisher:{name}")
        assert client.get(url)["Location"] == f"/account/login/?next={url}"


def test_upload_form_for_writers_only(own: Client, viewer: Client, staff: Client) -> None:
    url = reverse("publisher:upload")
    assert [each.get(url).status_code for each in (own, viewer, staff)] == [200, 403, 403]
    assert viewer.post(url, {"pasted": "{}"}).status_code == 403
