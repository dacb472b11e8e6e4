"""Deciding: request changes, reject, approve, publish."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from certification.facts import facts_of
from certification.models import Acceptance, Pin, Submission
from certification.states import State
from connectors.models import Connector
from connectors.package.intake import GivenFile
from portal.accounts.models import Membership, User
from tests.portal.web.publishing import definition, files_of
from tests.portal.web.reviewer.posting import DEFINITION, ONE_PIN, act, again, bypass, pins
from tests.portal.web.reviewing import answered, approved, claimed, contested, in_review

pytestmark = pytest.mark.django_db


def test_request_changes_with_pins(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    two = pins(
        (DEFINITION, "/info/title", "TXT-001", "A shorter title"),
        ("README.md", "", "judgement", "Say how to get a key"),
    )
    answer = act(signed_in, submission, "request_changes", note="Nearly there", **two)
    assert answer["Location"] == "/review/"
    assert again(submission).state == State.CHANGES_REQUESTED
    kept = [(pin.file, pin.pointer, pin.rule, pin.satisfied_by) for pin in Pin.objects.all()]
    assert kept == [
        (DEFINITION, "/info/title", "TXT-001", "A shorter title"),
        ("README.md", "", "judgement", "Say how to get a key"),
    ]


def test_request_changes_without_pins_keeps_the_note(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    answer = act(signed_in, submission, "request_changes", note="Nearly there", **pins())
    assert answer.status_code == 409
    assert "Pin at least one place" in answer.content.decode()
    assert "Nearly there" in answer.content.decode()
    assert again(submission).state == State.REVIEW


def test_request_changes_at_a_place_that_is_not_there(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    answer = act(signed_in, submission, "request_changes", **pins((DEFINITION, "/nowhere", "judgement", "Mend it")))
    assert answer.status_code == 409
    assert "There is no such place in the package" in answer.content.decode()
    assert "Mend it" in answer.content.decode()


def test_request_changes_with_an_empty_field(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    answer = act(signed_in, submission, "request_changes", **pins((DEFINITION, "", "judgement", " ")))
    assert (answer.status_code, again(submission).state) == (422, State.REVIEW)
    assert answer.context["pins"].forms[0].errors["satisfied_by"] == ["This field is required."]


def test_request_changes_after_the_claim_ran_out_keeps_what_was_typed(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    Submission.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    answer = act(signed_in, submission, "request_changes", note="Nearly there", **ONE_PIN)
    assert answer.status_code == 409
    assert "Claim the case first." in answer.content.decode()
    act(signed_in, submission, "claim")
    page = signed_in.get(f"/review/{submission.pk}/").content.decode()
    assert "A shorter title" in page
    assert "Nearly there" in page


def test_request_changes_forgets_the_draft(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    signed_in.post(f"/review/{submission.pk}/draft/", ONE_PIN)
    act(signed_in, submission, "request_changes", **ONE_PIN)
    claimed(answered(again(submission)), reviewer)
    assert signed_in.get(f"/review/{submission.pk}/").context["pins"].forms == []


@pytest.mark.parametrize("lacks", ["note", "confirm", "pins"])
def test_reject_needs_note_pins_and_confirmation(signed_in: Client, reviewer: User, lacks: str) -> None:
    submission = claimed(in_review(), reviewer)
    data = {"note": "It is somebody else's service.", "confirm": "yes"} | ONE_PIN
    if lacks == "pins":
        data |= pins()
    else:
        del data[lacks]
    assert act(signed_in, submission, "reject", **data).status_code == 409
    assert again(submission).state == State.REVIEW


def test_reject(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    data = {"note": "It is somebody else's service.", "confirm": "yes"} | ONE_PIN
    assert act(signed_in, submission, "reject", **data).status_code == 302
    assert again(submission).state == State.REJECTED


def test_approve_with_bypass(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    answer = act(signed_in, submission, "approve", **bypass(30))
    assert answer["Location"] == f"/review/{submission.pk}/"
    assert again(submission).state == State.APPROVED
    kept = Acceptance.objects.get()
    until = timezone.now().date() + timedelta(days=30)
    assert (kept.kind, kept.rule, kept.reason, kept.until) == ("bypass", "live", "Seen working in a call.", until)


def test_approve_without_bypass(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    answer = act(signed_in, submission, "approve", note="Fine", **bypass(reason=" "))
    assert (answer.status_code, again(submission).state) == (409, State.REVIEW)
    assert "approving needs its bypass with a reason." in answer.content.decode()


@pytest.mark.parametrize("days", [-1, 181])
def test_approve_with_bypass_that_ends_too_early_or_late(signed_in: Client, reviewer: User, days: int) -> None:
    submission = claimed(in_review(), reviewer)
    answer = act(signed_in, submission, "approve", **bypass(days))
    assert (answer.status_code, again(submission).state) == (409, State.REVIEW)
    assert "An acceptance must end between today and 180 days from now." in answer.content.decode()
    assert "Seen working in a call." in answer.content.decode()


def test_approve_with_a_date_that_is_none(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    answer = act(signed_in, submission, "approve", **bypass() | {"run-live-until": "soon"})
    assert (answer.status_code, again(submission).state) == (422, State.REVIEW)


def test_approve_of_contested_with_waivers(signed_in: Client, reviewer: User) -> None:
    submission = claimed(contested(), reviewer)
    page = signed_in.get(f"/review/{submission.pk}/")
    assert "It is right as it is." in page.content.decode()
    until = (timezone.now().date() + timedelta(days=9)).isoformat()
    waivers = {
        f"finding-{finding['fingerprint']}-{name}": value
        for finding in facts_of(submission).blocking
        for name, value in (("reason", "Agreed with the rule's owner."), ("until", until))
    }
    assert act(signed_in, submission, "approve", **bypass()).status_code == 409
    assert act(signed_in, submission, "approve", **bypass(), **waivers).status_code == 302
    assert again(submission).state == State.APPROVED
    assert set(Acceptance.objects.filter(kind="waiver").values_list("reason", flat=True)) == {
        "Agreed with the rule's owner."
    }


def without_operation_ids(count: int) -> list[GivenFile]:
    paths = {f"/p{number}": {"get": {"summary": "Get it", "responses": {}}} for number in range(count)}
    return files_of(definition(paths=paths))


def waivers_for(page: Any) -> dict[str, str]:
    """One waiver for each rule that offers one for all of its findings, else one for its finding."""
    until = (timezone.now().date() + timedelta(days=9)).isoformat()
    data: dict[str, str] = {}
    for group in page.context["approval"].waivers:
        form = group.for_all or group.rows[0][1]
        data |= {form.add_prefix("reason"): f"Agreed for {group.rule}.", form.add_prefix("until"): until}
    return data


def test_approve_with_one_waiver_for_all_findings_of_a_rule(signed_in: Client, reviewer: User) -> None:
    submission = claimed(contested(without_operation_ids(30)), reviewer)
    page = signed_in.get(f"/review/{submission.pk}/")
    (group,) = [each for each in page.context["approval"].waivers if each.rule == "OPS-001"]
    assert (len(group.rows), group.left_out) == (20, 10)
    assert act(signed_in, submission, "approve", **bypass(), **waivers_for(page)).status_code == 302
    waived = Acceptance.objects.filter(kind="waiver", rule="OPS-001", reason="Agreed for OPS-001.")
    assert waived.values("fingerprint").distinct().count() == 30


def test_approve_cannot_waive_what_is_no_exception(signed_in: Client, reviewer: User) -> None:
    submission = claimed(contested(without_operation_ids(101)), reviewer)
    page = signed_in.get(f"/review/{submission.pk}/")
    (group,) = [each for each in page.context["approval"].waivers if each.rule == "OPS-001"]
    assert (group.for_all, group.rows) == (None, ())
    assert "So many are no exceptions: ask for changes." in page.content.decode()


def test_approve_by_a_member_of_the_publisher(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    Membership.objects.create(user=reviewer, publisher=submission.connector.publisher, role="viewer")
    answer = act(signed_in, submission, "approve", **bypass())
    assert (answer.status_code, again(submission).state) == (409, State.REVIEW)
    assert "Only reviewers who are not members of the publisher can do this." in answer.content.decode()


def test_publish(signed_in: Client, reviewer: User) -> None:
    submission = approved(in_review(), reviewer)
    page = signed_in.get(f"/review/{submission.pk}/").content.decode()
    assert 'id="do-publish"' in page
    assert act(signed_in, submission, "publish")["Location"] == "/review/"
    published = Connector.objects.get().published
    assert published is not None
    assert (published.package_id, published.number) == (facts_of(submission).round.package_id, "1.0")


def test_publish_of_what_is_not_approved(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    assert act(signed_in, submission, "publish").status_code == 409
    assert Connector.objects.get().published is None
