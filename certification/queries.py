"""Reads: who sees which submissions, and in which order."""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from certification.models import Round, Run, RunKind, Submission
from certification.states import State, states_with_ball
from portal.accounts.actor import Actor

RELATED = ("connector__publisher", "connector__published", "claimed_by", "opened_by")


def visible_to(actor: Actor) -> QuerySet[Submission]:
    """All for staff; for the others those of their publishers. Ownership is in the query."""
    found = Submission.objects.select_related(*RELATED)
    if actor.user is None:
        return found.none()
    if actor.user.is_staff_member:
        return found
    return found.filter(connector__publisher__in=list(actor.roles))


def narrowed(
    found: QuerySet[Submission], *, state: str = "", ball: str = "", publisher: str = "", assignee: str = ""
) -> QuerySet[Submission]:
    """By state, holder of the ball, publisher's slug, e-mail address of who has claimed it now."""
    wanted = Q()
    if state:
        wanted &= Q(state=state)
    if ball:
        wanted &= Q(state__in=states_with_ball(ball))
    if publisher:
        wanted &= Q(connector__publisher__slug=publisher)
    if assignee:
        wanted &= Q(claimed_by__email__iexact=assignee, claimed_until__gt=timezone.now())
    return found.filter(wanted)


def review_queue(actor: Actor) -> QuerySet[Submission]:
    """What waits for reviewers, oldest place in the queue first; approved ones wait for publication."""
    return visible_to(actor).filter(state__in=[State.REVIEW, State.APPROVED]).order_by("queued_at", "id")


def with_round(found: QuerySet[Submission]) -> QuerySet[Submission]:
    """With its current round in the row: `round_number`, `round_standing`, `package_digest`, and of its newest
    validation `run_status`, `verdict_digest` and `counts`."""
    rounds = Round.objects.filter(submission=OuterRef("pk")).order_by("-number")
    newest = Run.objects.filter(kind=RunKind.VALIDATION, rounds=OuterRef("round_id")).order_by("-created_at")
    return found.annotate(round_id=Subquery(rounds.values("pk")[:1])).annotate(
        round_number=Subquery(rounds.values("number")[:1]),
        round_standing=Subquery(rounds.values("standing")[:1]),
        package_digest=Subquery(rounds.values("package_id")[:1]),
        run_status=Subquery(newest.values("status")[:1]),
        verdict_digest=Subquery(newest.values("verdict_digest")[:1]),
        counts=Subquery(newest.values("counts")[:1]),
    )
