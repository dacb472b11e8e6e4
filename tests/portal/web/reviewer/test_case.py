"""A case: who sees it, claiming it, and deciding."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from certification.domain import claims
from certification.facts import facts_of
from certification.models import Acceptance, Pin, Submission
from certification.states import State
from connectors.models import Connector
from portal.accounts.actor import Actor
from portal.accounts.models import Membership, StaffRole, User
from tests.factories import make_member, make_reviewer, make_user
from tests.portal.web.reviewing import answered, approved, claimed, contested, in_review
from tests.samples import flawed_files

pytestmark = pytest.mark.django_db

DEFINITION = "apiDefinition.swagger.json"


def again(submission: Submission) -> Submission:
    return Submission.objects.get(pk=submission.pk)


def act(client: Client, submission: Submission, name: str, **data: Any) -> Any:
    sent = {"revision": again(submission).revision} | data
    return client.post(f"/review/{submission.pk}/actions/{name}/", sent)


def pins(*wanted: tuple[str, str, str, str]) -> dict[str, Any]:
    """The pin fields of the form: file, pointer, rule, what would satisfy."""
    names = ("file", "pointer", "rule", "satisfied_by")
    data = {
        f"pins-{number}-{name}": value
        for number, pin in enumerate(wanted)
        for name, value in zip(names, pin, strict=True)
    }
    return {"pins-TOTAL_FORMS": len(wanted), "pins-INITIAL_FORMS": 0, **data}


ONE_PIN = pins((DEFINITION, "/info/title", "TXT-001", "A shorter title"))


def bypass(days: int = 30, reason: str = "Seen working in a call.") -> dict[str, str]:
    until = timezone.now().date() + timedelta(days=days)
    return {"run-live-reason": reason, "run-live-until": until.isoformat()}


# ---------------------------------------------------------------- who


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


# ---------------------------------------------------------------- claims


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
    assert again(submission).claimed_until > soon + timedelta(minutes=20)
    assert again(submission).revision == submission.revision


def test_claim_of_another_is_not_renewed(reviewer: User) -> None:
    submission = claimed(in_review(), make_reviewer("Ruth Other"))
    claims.renew(submission, Actor.of(reviewer))
    assert again(submission).claimed_until == submission.claimed_until


@pytest.mark.parametrize("name", ["withdraw", "request_review", "pass_testing", "nonsense"])
def test_acts_of_others_are_not_found(signed_in: Client, name: str) -> None:
    assert act(signed_in, in_review(), name).status_code == 404


# ---------------------------------------------------------------- pins


def test_draft_keeps_what_is_typed_and_adds_a_pin(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    add = f"TXT-001 {DEFINITION} /info/title"
    answer = signed_in.post(f"/review/{submission.pk}/draft/", ONE_PIN | {"note": "So far", "add": add})
    assert answer["Location"] == f"/review/{submission.pk}/#pin-1"
    page = signed_in.get(f"/review/{submission.pk}/")
    first, second = page.context["pins"].forms
    assert first.initial["satisfied_by"] == "A shorter title"
    assert (second.initial["pointer"], second.initial["rule"]) == ("/info/title", "TXT-001")
    assert second.initial["satisfied_by"] != ""
    assert "So far" in page.content.decode()


def test_draft_drops_a_pin(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    two = pins((DEFINITION, "", "judgement", "One"), (DEFINITION, "", "judgement", "Two"))
    signed_in.post(f"/review/{submission.pk}/draft/", two | {"remove": "0"})
    (left,) = signed_in.get(f"/review/{submission.pk}/").context["pins"].forms
    assert left.initial["satisfied_by"] == "Two"


def test_draft_takes_no_more_pins_than_a_decision(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    many = pins(*[(DEFINITION, "", "judgement", "x")] * 50)
    signed_in.post(f"/review/{submission.pk}/draft/", many | {"add": f"judgement {DEFINITION} "})
    assert len(signed_in.get(f"/review/{submission.pk}/").context["pins"].forms) == 50


def test_pin_line_finds_the_place(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    text = facts_of(submission).round.package.blobs.get(packageentry__role="definition").content
    line = bytes(text).decode().splitlines().index(next(x for x in bytes(text).decode().splitlines() if '"host"' in x))
    url = f"/review/{submission.pk}/draft/line/"
    assert signed_in.post(url, {"file": DEFINITION, "line": line + 1})["Location"].endswith("#pin-0")
    (pin,) = signed_in.get(f"/review/{submission.pk}/").context["pin_views"]
    assert (pin.form.initial["pointer"], pin.line) == ("/host", line + 1)


@pytest.mark.parametrize("data", [{}, {"file": "x", "line": "-1"}, {"file": DEFINITION, "line": "9" * 40}])
def test_pin_line_of_nonsense(signed_in: Client, reviewer: User, data: dict[str, str]) -> None:
    submission = claimed(in_review(), reviewer)
    assert signed_in.post(f"/review/{submission.pk}/draft/line/", data).status_code == 302
    assert signed_in.get(f"/review/{submission.pk}/").status_code == 200


# ---------------------------------------------------------------- request changes, reject


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


# ---------------------------------------------------------------- approve, publish


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
    assert (published.package_id, published.number) == (facts_of(submission).round.package_id, "1.0")


def test_publish_of_what_is_not_approved(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    assert act(signed_in, submission, "publish").status_code == 409
    assert Connector.objects.get().published is None


# ---------------------------------------------------------------- the page


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
