"""A case: who sees it, claiming it, what its page shows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from certification.domain import claims
from certification.models import Submission
from portal.accounts.actor import Actor
from portal.accounts.models import Membership, StaffRole, User
from tests.factories import make_member, make_reviewer, make_user
from tests.portal.web.reviewer.posting import ONE_PIN, act, again, pins
from tests.portal.web.reviewing import answered, claimed, contested, in_review
from tests.samples import flawed_files

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", StaffRole.values)
def test_case_for_staff(client_of: Callable[[User], Client], role: str) -> None:
    submission = in_review()
    answer = client_of(make_user("Sam", role)).get(f"/review/{submission.pk}/")
    assert answer.status_code == 200
    assert ('id="do-claim"' in answer.content.decode()) is (role in (StaffRole.REVIEWER, StaffRole.LEAD))


def test_case_for_the_publisher_is_refused(client_of: Callable[[User], Client]) -> None:
    submission = in_review()
    client = client_of(submission.opened_by)
    assert client.get(f"/review/{submission.pk}/").status_code == 403
    assert act(client, submission, "claim").status_code == 403


def test_case_for_nobody_asks_to_sign_in(client: Client) -> None:
    assert client.get(f"/review/{in_review().pk}/").status_code == 302


def test_case_for_a_reviewer_of_the_publisher_says_so(signed_in: Client, reviewer: User) -> None:
    submission = in_review()
    Membership.objects.create(user=reviewer, publisher=submission.connector.publisher, role="viewer")
    assert "You are a member of this publisher" in signed_in.get(f"/review/{submission.pk}/").content.decode()
    answer = act(signed_in, submission, "claim")
    assert (answer.status_code, again(submission).claimed_by) == (409, None)


def test_case_of_staff_who_do_not_review_cannot_be_claimed(client_of: Callable[[User], Client]) -> None:
    submission = in_review()
    answer = act(client_of(make_user("Sue", StaffRole.SUPPORT)), submission, "claim")
    assert (answer.status_code, again(submission).claimed_by) == (409, None)


def test_claim(signed_in: Client, reviewer: User) -> None:
    submission = in_review()
    assert act(signed_in, submission, "claim").status_code == 302
    assert again(submission).claimant == reviewer.pk


def test_claim_of_what_somebody_has(signed_in: Client) -> None:
    submission = claimed(in_review(), make_reviewer("Ruth Other"))
    answer = act(signed_in, submission, "claim")
    assert answer.status_code == 409
    assert "Ruth has claimed this case." in answer.content.decode()


def test_claim_on_an_older_revision(signed_in: Client) -> None:
    submission = in_review()
    answer = act(signed_in, submission, "claim", revision=submission.revision - 1)
    assert answer.status_code == 409
    assert "This has changed since you opened it." in answer.content.decode()


def test_claim_without_revision_is_out_of_date(signed_in: Client) -> None:
    submission = in_review()
    assert signed_in.post(f"/review/{submission.pk}/actions/claim/").status_code == 409


def test_release_claim(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    assert act(signed_in, submission, "release_claim")["Location"] == "/review/"
    assert again(submission).claimant is None


def test_claim_lives_on_with_the_work(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    soon = timezone.now() + timedelta(minutes=1)
    Submission.objects.filter(pk=submission.pk).update(claimed_until=soon)
    signed_in.post(f"/review/{submission.pk}/draft/", pins() | {"note": "So far"})
    later = again(submission)
    assert later.claimed_until is not None
    assert later.claimed_until > soon + timedelta(minutes=20)
    assert later.revision == submission.revision


def test_claim_of_another_is_not_renewed(reviewer: User) -> None:
    submission = claimed(in_review(), make_reviewer("Ruth Other"))
    claims.renew(submission, Actor.of(reviewer))
    assert again(submission).claimed_until == submission.claimed_until


@pytest.mark.parametrize("name", ["withdraw", "request_review", "pass_testing", "nonsense"])
def test_acts_of_others_are_not_found(signed_in: Client, name: str) -> None:
    assert act(signed_in, in_review(), name).status_code == 404


def test_case_compares_with_the_last_round(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    act(signed_in, submission, "request_changes", note="Look at the title", **ONE_PIN)
    answered(again(submission), flawed_files("1.1"))
    page = signed_in.get(f"/review/{submission.pk}/")
    assert page.context["comparison"].new == 3
    text = page.content.decode()
    assert "A shorter title" in text
    assert "Look at the title" in text


def test_case_of_an_earlier_round_has_no_decision(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    act(signed_in, submission, "request_changes", **ONE_PIN)
    claimed(answered(again(submission)), reviewer)
    assert 'id="do-approve"' in signed_in.get(f"/review/{submission.pk}/").content.decode()
    assert 'id="do-approve"' not in signed_in.get(f"/review/{submission.pk}/?round=1").content.decode()


def test_case_shows_full_names_to_reviewers(signed_in: Client) -> None:
    submission = in_review()
    User.objects.filter(pk=submission.opened_by_id).update(name="Olga Petrova Owner")
    assert "Olga Petrova Owner" in signed_in.get(f"/review/{submission.pk}/").content.decode()


def test_case_findings_can_be_pinned_only_by_the_claimant(signed_in: Client, reviewer: User) -> None:
    submission = contested()
    assert "Pin this finding" not in signed_in.get(f"/review/{submission.pk}/").content.decode()
    claimed(submission, reviewer)
    assert "Pin this finding" in signed_in.get(f"/review/{submission.pk}/").content.decode()


def test_lead_can_release_another_claim(client_of: Callable[[User], Client], reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    lead = client_of(make_user("Lea Lead", StaffRole.LEAD))
    assert act(lead, submission, "release_claim").status_code == 302
    assert again(submission).claimant is None


def test_members_of_other_publishers_see_nothing(client_of: Callable[[User], Client]) -> None:
    other = make_member(in_review().connector.publisher)
    assert client_of(other).get(f"/review/{in_review(title='Other').pk}/").status_code == 403
