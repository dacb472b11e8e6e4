"""Reads: who sees which submissions, and in which order."""

from django.db.models import Q, QuerySet

from certification.models import Submission
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
    """By state, holder of the ball, publisher's slug, e-mail address of the claimant."""
    wanted = Q()
    if state:
        wanted &= Q(state=state)
    if ball:
        wanted &= Q(state__in=states_with_ball(ball))
    if publisher:
        wanted &= Q(connector__publisher__slug=publisher)
    if assignee:
        wanted &= Q(claimed_by__email__iexact=assignee)
    return found.filter(wanted)


def review_queue(actor: Actor) -> QuerySet[Submission]:
    """What waits for reviewers, oldest place in the queue first; approved ones wait for publication."""
    return visible_to(actor).filter(state__in=[State.REVIEW, State.APPROVED]).order_by("queued_at", "id")
