"""The catalogue page of what is not published yet."""

from collections.abc import Callable

import pytest
from django.test import Client

from connectors.models import Version
from portal.accounts.models import User
from tests.factories import make_member, make_publisher, make_submission
from tests.portal.web.publishing import definition, files_of
from tests.portal.web.reviewing import after_testing, in_review

pytestmark = pytest.mark.django_db


def test_preview_shows_the_round_and_stores_nothing(signed_in: Client) -> None:
    submission = in_review(title="Northwind Parcels")
    text = signed_in.get(f"/review/{submission.pk}/preview/").content.decode()
    assert "<h1>Northwind Parcels</h1>" in text
    assert "This is how the catalogue would show round 1." in text
    assert f"/review/{submission.pk}/icon.png" in text
    assert "/catalogue/northwind-parcels/" not in text
    assert Version.objects.count() == 0


def test_preview_icon_is_kept_by_no_shared_cache(signed_in: Client) -> None:
    answer = signed_in.get(f"/review/{in_review().pk}/icon.png")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")


def test_preview_of_a_poor_package(signed_in: Client) -> None:
    author = make_member(make_publisher())
    publisher = author.memberships.get().publisher
    submission = after_testing(make_submission(publisher, files_of(definition(paths=[])), author=author), author)
    assert signed_in.get(f"/review/{submission.pk}/preview/").status_code == 200
    assert signed_in.get(f"/review/{submission.pk}/icon.png").status_code == 404


def test_preview_for_the_publisher_is_refused(client_of: Callable[[User], Client]) -> None:
    submission = in_review()
    for page in ("preview/", "icon.png"):
        assert client_of(submission.opened_by).get(f"/review/{submission.pk}/{page}").status_code == 403
