"""The submission's table: who may do what in which state, and what an act must carry."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certification.acts import AcceptInput, Act, PinInput
from certification.facts import Facts
from certification.models import AcceptanceKind, Submission
from certification.states import State
from certification.transitions import SUBMISSION
from portal.accounts.actor import MACHINE, Actor
from portal.accounts.models import MemberRole, Scope
from portal.audit import log
from portal.workflow import Conflict, Incomplete, NotAllowed, apply, available
from tests.factories import end_runs, make_member, make_publisher, make_reviewer, make_submission, make_user

pytestmark = pytest.mark.django_db

PIN = PinInput("apiDefinition.swagger.json", "/info/title", "judgement", "Name the product.")


def bypass(days: int = 30) -> AcceptInput:
    until = timezone.now().date() + timedelta(days=days)
    return AcceptInput(AcceptanceKind.BYPASS, "No sandbox yet.", until, rule="live")


def owner_of(submission: Submission) -> Actor:
    return Actor.of(submission.opened_by)


def in_review() -> tuple[Submission, Actor]:
    submission = apply(SUBMISSION, *start(make_submission()))
    end_runs(submission)
    submission.refresh_from_db()
    return submission, Actor.of(make_reviewer())


def start(submission: Submission) -> tuple[Submission, str, Actor]:
    return submission, "start_testing", owner_of(submission)


def claimed() -> tuple[Submission, Actor]:
    submission, reviewer = in_review()
    return apply(SUBMISSION, submission, "claim", reviewer), reviewer


def reasons(submission: Submission, name: str, actor: Actor) -> list[str]:
    found = next(each for each in available(SUBMISSION, submission, actor) if each.transition.name == name)
    return [reason.code for reason in found.reasons]


def codes(error: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [reason.code for reason in error.value.reasons]


def test_testing_ends_in_review_when_nothing_blocks() -> None:
    submission, _reviewer = in_review()
    assert (submission.state, submission.ball, submission.current_round.standing) == ("review", "us", "clear")


def test_testing_ends_in_changes_requested_when_a_run_fails() -> None:
    submission = apply(SUBMISSION, *start(make_submission()))
    end_runs(submission, live="failed")
    submission.refresh_from_db()
    assert (submission.state, submission.ball, submission.current_round.standing) == (
        "changes_requested",
        "isv",
        "blocked",
    )


def test_testing_stays_when_a_run_errors_and_can_be_started_again() -> None:
    submission = apply(SUBMISSION, *start(make_submission()))
    end_runs(submission, validation="errored")
    submission.refresh_from_db()
    assert submission.state == State.TESTING
    again = apply(SUBMISSION, *start(submission))
    end_runs(again)
    again.refresh_from_db()
    assert again.state == State.REVIEW


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (MemberRole.OWNER, []),
        (MemberRole.DEVELOPER, []),
        (MemberRole.VIEWER, ["not_permitted"]),
        (None, ["not_permitted"]),
    ],
)
def test_start_testing_by_role(role: str | None, expected: list[str]) -> None:
    submission = make_submission()
    user = make_member(submission.connector.publisher, role) if role else make_member(make_publisher())
    assert reasons(submission, "start_testing", Actor.of(user)) == expected


def test_review_by_a_member_of_the_publisher_is_not_permitted() -> None:
    submission, _reviewer = in_review()
    member = make_member(submission.connector.publisher)
    member.staff_roles = ["reviewer"]
    member.save()
    for name in ("claim", "approve", "request_changes", "reject"):
        assert reasons(submission, name, Actor.of(member)) == ["not_permitted"]


def test_token_without_the_scope_says_so() -> None:
    submission, reviewer = in_review()
    assert reviewer.user
    assert reasons(submission, "claim", Actor(reviewer.user, frozenset({Scope.READ}))) == ["scope_missing"]


def test_machine_transitions_are_no_act_of_a_person() -> None:
    submission, reviewer = in_review()
    names = {each.transition.name for each in available(SUBMISSION, submission, reviewer)}
    assert names & {"pass_testing", "fail_testing"} == set()
    with pytest.raises(NotAllowed) as error:
        apply(SUBMISSION, submission, "pass_testing", reviewer)
    assert codes(error) == ["not_permitted"]


def test_second_claim_is_refused_until_the_first_runs_out() -> None:
    submission, _first = claimed()
    second = Actor.of(make_reviewer("Rachel Second"))
    with pytest.raises(NotAllowed) as error:
        apply(SUBMISSION, submission, "claim", second)
    assert codes(error) == ["claimed"]
    Submission.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert apply(SUBMISSION, submission, "claim", second).claimed_by == second.user


def test_old_revision_is_a_conflict_and_changes_nothing() -> None:
    submission, reviewer = in_review()
    with pytest.raises(Conflict):
        apply(SUBMISSION, submission, "claim", reviewer, revision=submission.revision - 1)
    submission.refresh_from_db()
    assert submission.claimed_by is None


def test_request_changes_needs_a_claim_then_pins() -> None:
    submission, reviewer = in_review()
    with pytest.raises(NotAllowed) as error:
        apply(SUBMISSION, submission, "request_changes", reviewer, act=Act(pins=(PIN,)))
    assert codes(error) == ["unclaimed"]
    apply(SUBMISSION, submission, "claim", reviewer)
    with pytest.raises(Incomplete) as incomplete:
        apply(SUBMISSION, submission, "request_changes", reviewer, act=Act(note="Please look."))
    assert [reason.code for reason in incomplete.value.reasons] == ["pins_needed"]


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        (PinInput("apiDefinition.swagger.json", "/nowhere", "judgement", "x"), "pin_without_place"),
        (PinInput("other.json", "", "judgement", "x"), "pin_without_place"),
        (PinInput("apiDefinition.swagger.json", "no slash", "judgement", "x"), "pin_without_place"),
        (PinInput("README.md", "/info", "judgement", "x"), "pin_without_place"),
        (PinInput("apiDefinition.swagger.json", "/info", "NOPE-001", "x"), "pin_without_rule"),
        (PinInput("apiDefinition.swagger.json", "/info", "judgement", " "), "pin_without_way_out"),
    ],
)
def test_pin_without_evidence_is_refused(pin: PinInput, code: str) -> None:
    submission, reviewer = claimed()
    with pytest.raises(NotAllowed) as error:
        apply(SUBMISSION, submission, "request_changes", reviewer, act=Act(pins=(pin,)))
    assert codes(error) == [code]


def test_request_changes_keeps_decision_pins_and_place_in_the_queue() -> None:
    submission, reviewer = claimed()
    queued_at = submission.queued_at
    after = apply(SUBMISSION, submission, "request_changes", reviewer, act=Act(note="Nearly.", pins=(PIN,)))
    decision = after.decisions.get()
    assert (after.state, after.claimed_by, after.queued_at) == ("changes_requested", None, queued_at)
    assert (decision.note, decision.package_digest) == ("Nearly.", after.current_round.package_id)
    assert decision.pins.values_list("pointer", "satisfied_by").get() == ("/info/title", "Name the product.")


def test_approve_needs_the_bypass_of_a_skipped_live_run() -> None:
    submission, reviewer = claimed()
    found = next(each for each in available(SUBMISSION, submission, reviewer) if each.transition.name == "approve")
    assert (found.allowed, [need.name for need in found.needs]) == (True, ["accept"])
    with pytest.raises(NotAllowed) as error:
        apply(SUBMISSION, submission, "approve", reviewer, act=Act())
    assert codes(error) == ["live_unproven"]
    after = apply(SUBMISSION, submission, "approve", reviewer, act=Act(accept=(bypass(),)))
    assert (after.state, Facts(after).bypassed("live")) == ("approved", True)


@pytest.mark.parametrize("days", [-1, 181])
def test_approve_with_an_end_out_of_bounds_is_refused(days: int) -> None:
    submission, reviewer = claimed()
    with pytest.raises(NotAllowed) as error:
        apply(SUBMISSION, submission, "approve", reviewer, act=Act(accept=(bypass(days),)))
    assert codes(error) == ["accept_without_end"]


def test_reject_needs_note_pins_and_confirmation() -> None:
    submission, reviewer = claimed()
    with pytest.raises(Incomplete) as error:
        apply(SUBMISSION, submission, "reject", reviewer, act=Act())
    assert [reason.code for reason in error.value.reasons] == ["note_needed", "pins_needed", "confirm_needed"]
    act = Act(note="Not a service.", pins=(PIN,), confirm=True)
    assert apply(SUBMISSION, submission, "reject", reviewer, act=act).state == State.REJECTED


def test_publish_makes_the_catalogue_entry_of_the_approved_bytes() -> None:
    submission, reviewer = claimed()
    apply(SUBMISSION, submission, "approve", reviewer, act=Act(accept=(bypass(),)))
    after = apply(SUBMISSION, submission, "publish", reviewer)
    after.connector.refresh_from_db()
    assert after.connector.published
    assert (after.state, after.ball) == ("published", None)
    assert after.connector.published.package_id == after.current_round.package_id


def test_events_tell_every_transition_with_state_and_digest() -> None:
    submission, reviewer = claimed()
    told = [(event.tag, event.data.get("after")) for event in log.history(submission)]
    assert told == [
        ("submission.open", None),
        ("submission.upload", None),
        ("submission.start_testing", "testing"),
        ("submission.pass_testing", "review"),
        ("submission.claim", "review"),
    ]
    assert log.history(submission).last().actor == str(reviewer.user)


def test_withdraw_is_possible_while_open_and_final() -> None:
    submission, _reviewer = in_review()
    owner = owner_of(submission)
    after = apply(SUBMISSION, submission, "withdraw", owner)
    assert after.ball is None
    assert reasons(after, "withdraw", owner) == ["wrong_state"]


def test_support_staff_decide_nothing() -> None:
    submission, _reviewer = in_review()
    support = Actor.of(make_user("Sam Support", "support"))
    allowed = [each.transition.name for each in available(SUBMISSION, submission, support) if each.allowed]
    assert allowed == []


def test_machine_actor_has_no_human_act() -> None:
    submission, _reviewer = in_review()
    allowed = [each.transition.name for each in available(SUBMISSION, submission, MACHINE) if each.allowed]
    assert allowed == []
