"""The review queue."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from certification.models import Submission
from portal.accounts.models import Membership, StaffRole, User
from tests.factories import make_member, make_publisher, make_reviewer, make_user
from tests.portal.web.reviewing import approved, claimed, in_review

pytestmark = pytest.mark.django_db


def titles(client: Client, **query: str) -> list[str]:
    answer = client.get("/review/", query)
    assert answer.status_code == 200
    return re.findall(r'<a class="title" href="[^"]+">([^<]+)</a>', answer.content.decode())


def three() -> list[Submission]:
    return [in_review(title=title) for title in ("First", "Second", "Third")]


@pytest.mark.parametrize("role", StaffRole.values)
def test_queue_for_staff(client_of: Callable[[User], Client], role: str) -> None:
    in_review(title="First")
    answer = client_of(make_user("Sam", role)).get("/review/")
    assert answer.status_code == 200
    acts = role in (StaffRole.REVIEWER, StaffRole.LEAD)
    assert ("Claim the next case" in answer.content.decode()) is acts
    assert ('/actions/claim/"' in answer.content.decode()) is acts


def test_queue_for_publishers_is_refused(client_of: Callable[[User], Client]) -> None:
    assert client_of(make_member(make_publisher())).get("/review/").status_code == 403


def test_queue_for_nobody_asks_to_sign_in(client: Client) -> None:
    answer = client.get("/review/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/review/")


def test_queue_when_empty(signed_in: Client) -> None:
    assert "Nothing waits for review." in signed_in.get("/review/").content.decode()


def test_queue_is_in_order_of_place(signed_in: Client) -> None:
    first, *_others = three()
    Submission.objects.filter(pk=first.pk).update(queued_at=timezone.now() + timedelta(hours=1))
    assert titles(signed_in) == ["Second 1.0", "Third 1.0", "First 1.0"]


def test_queue_marks_what_is_overdue(signed_in: Client) -> None:
    late, _second, _third = three()
    Submission.objects.filter(pk=late.pk).update(due=timezone.now() - timedelta(minutes=1))
    assert signed_in.get("/review/").content.decode().count("overdue") == 1


def test_queue_views(signed_in: Client, reviewer: User) -> None:
    first, second, third = three()
    claimed(first, reviewer)
    approved(second, make_reviewer("Ruth Other"))
    expired = claimed(third, make_reviewer("Rob Away"))
    Submission.objects.filter(pk=expired.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert titles(signed_in, view="mine") == ["First 1.0"]
    assert titles(signed_in, view="unclaimed") == ["Third 1.0"]
    assert titles(signed_in, view="review") == ["First 1.0", "Third 1.0"]
    assert titles(signed_in, view="approved") == ["Second 1.0"]
    assert titles(signed_in, view="nonsense") == ["First 1.0", "Second 1.0", "Third 1.0"]
    views = signed_in.get("/review/").context["views"]
    assert [(view.name, view.count) for view in views] == [
        ("", 3),
        ("unclaimed", 1),
        ("mine", 1),
        ("review", 2),
        ("approved", 1),
    ]


def test_queue_shows_full_name_of_the_claimant(signed_in: Client) -> None:
    claimed(in_review(), make_reviewer("Ruth Other"))
    assert "Ruth Other" in signed_in.get("/review/").content.decode()


def test_queue_offers_no_claim_on_one_s_own_publisher(signed_in: Client, reviewer: User) -> None:
    submission = in_review()
    Membership.objects.create(user=reviewer, publisher=submission.connector.publisher, role="owner")
    assert f"/review/{submission.pk}/actions/claim/" not in signed_in.get("/review/").content.decode()


def test_queue_pages(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.web.reviewer.queue.PAGE_SIZE", 2)
    three()
    page = signed_in.get("/review/").context["page"]
    assert titles(signed_in) == ["First 1.0", "Second 1.0"]
    assert titles(signed_in, cursor=page.next) == ["Third 1.0"]
    back = signed_in.get("/review/", {"cursor": page.next}).context["page"].previous
    assert titles(signed_in, cursor=back) == ["First 1.0", "Second 1.0"]


@pytest.mark.parametrize("count", [1, 3])
def test_queue_queries_do_not_grow(signed_in: Client, count: int, django_assert_num_queries: Any) -> None:
    for _each in range(count):
        in_review()
    with django_assert_num_queries(5):  # session, user, memberships, counts, page
        signed_in.get("/review/")


def test_claim_next_takes_the_oldest_that_is_free(signed_in: Client, reviewer: User) -> None:
    first, second, _third = three()
    claimed(first, make_reviewer("Ruth Other"))
    answer = signed_in.post("/review/next/")
    assert answer["Location"] == f"/review/{second.pk}/"
    second.refresh_from_db()
    assert second.claimant == reviewer.pk


def test_claim_next_leaves_one_s_own_publisher_alone(signed_in: Client, reviewer: User) -> None:
    first, second, _third = three()
    Membership.objects.create(user=reviewer, publisher=first.connector.publisher, role="viewer")
    assert signed_in.post("/review/next/")["Location"] == f"/review/{second.pk}/"


def test_claim_next_when_nothing_is_left(signed_in: Client) -> None:
    assert signed_in.post("/review/next/")["Location"] == "/review/"
