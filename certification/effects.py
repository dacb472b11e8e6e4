"""What else happens when a submission changes state, inside the transaction of the change."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from certification.acts import AcceptInput, Act
from certification.facts import facts_of
from certification.models import Acceptance, AcceptanceKind, Decision, Pin, Submission
from certification.runs import start
from certification.states import State
from connectors import catalogue
from portal.accounts.actor import Actor
from portal.audit import log
from portal.calendar import add_working_days
from portal.workflow import Transition

ANSWER_TIME = timedelta(days=30)
TEST_TIME = timedelta(minutes=10)


def enter(submission: Submission, _before: str) -> None:
    """A new state: by when its holder of the ball must act, and the place in the queue."""
    now = timezone.now()
    if submission.state == State.REVIEW:
        submission.queued_at = submission.queued_at or now
    else:
        submission.claimed_by = submission.claimed_until = None
    submission.due = _due(submission, now)


def _due(submission: Submission, now: datetime) -> datetime | None:
    match submission.state:
        case State.TESTING:
            return now + TEST_TIME
        case State.REVIEW | State.APPROVED:
            return add_working_days(now, 1)
        case State.DRAFT | State.CHANGES_REQUESTED:
            return now + ANSWER_TIME
    return None


def record(submission: Submission, transition: Transition, actor: Actor, act: Act | None, before: str) -> None:
    """Append the audit event of a transition."""
    facts = facts_of(submission)
    log.append(
        transition.audit,
        submission,
        actor_id=actor.id,
        actor=actor.label,
        before=before,
        after=submission.state,
        round=facts.round.number,
        package=facts.round.package_id,
        note=act.note if act else "",
    )


# ---------------------------------------------------------------- the publisher's acts


def start_runs(submission: Submission, _actor: Actor, _act: Act | None) -> None:
    start.all_kinds(submission)


def dispute(submission: Submission, actor: Actor, act: Act | None) -> None:
    """Keep what the publisher disputes; whatever kind they named, it accepts nothing yet."""
    for accept in act.accept if act else ():
        _keep(submission, actor, accept, AcceptanceKind.DISPUTE)
    _refresh_standing(submission)


# ---------------------------------------------------------------- the reviewer's acts


def claim(submission: Submission, actor: Actor, _act: Act | None) -> None:
    submission.claimed_by = actor.user
    submission.claimed_until = timezone.now() + settings.CLAIM_LIFE


def release_claim(submission: Submission, _actor: Actor, _act: Act | None) -> None:
    submission.claimed_by = submission.claimed_until = None


def decide(action: str) -> Callable[[Submission, Actor, Act | None], None]:
    """The effect of a decision: the act bound to package and ruleset, its pins, its acceptances."""

    def effect(submission: Submission, actor: Actor, act: Act | None) -> None:
        facts = facts_of(submission)
        validation = facts.validation
        decision = Decision.objects.create(
            submission=submission,
            round=facts.round,
            action=action,
            reviewer=actor.person,
            note=act.note if act else "",
            package_digest=facts.round.package_id,
            ruleset_digest=validation.ruleset if validation else "",
        )
        Pin.objects.bulk_create(
            Pin(
                decision=decision,
                file=pin.file,
                pointer=pin.pointer,
                rule=pin.rule,
                satisfied_by=pin.satisfied_by,
            )
            for pin in (act.pins if act else ())
        )
        for accept in act.accept if act else ():
            _keep(submission, actor, accept, accept.kind)
        _refresh_standing(submission)

    return effect


def publish(submission: Submission, _actor: Actor, _act: Act | None) -> None:
    catalogue.publish(submission.connector, facts_of(submission).round.package)


def _keep(submission: Submission, actor: Actor, accept: AcceptInput, kind: AcceptanceKind) -> None:
    Acceptance.objects.create(
        connector=submission.connector,
        submission=submission,
        kind=kind,
        rule=accept.rule,
        fingerprint=accept.fingerprint,
        reason=accept.reason,
        by=actor.person,
        until=accept.until,
    )


def _refresh_standing(submission: Submission) -> None:
    submission.__dict__.pop("_facts", None)
    facts = facts_of(submission)
    facts.round.standing = facts.standing or ""
    facts.round.save(update_fields=["standing"])
