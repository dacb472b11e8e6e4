"""What waits for reviewers, oldest place in the queue first."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from certification.models import Submission
from certification.permissions import is_reviewer
from certification.queries import review_queue, with_round
from certification.states import State
from portal.accounts.actor import Actor
from portal.web.actor import actor_of
from portal.web.keyset import page_of
from portal.web.reviewer.access import staff_page
from portal.workflow.table import Text

PAGE_SIZE = 40


@dataclass(frozen=True)
class View:
    """One way to look at the queue, with how many are in it."""

    name: str
    label: Text
    count: int


LABELS: dict[str, Text] = {
    "": _("All"),
    "unclaimed": _("Unclaimed"),
    "mine": _("Mine"),
    "review": _("In review"),
    "approved": _("To publish"),
}


@staff_page
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The queue, narrowed by `?view=`: unclaimed, mine, in review, to publish."""
    actor = actor_of(request)
    chosen = request.GET.get("view", "")
    ways = _ways(actor)
    found = review_queue(actor)
    page = page_of(
        with_round(found.filter(ways.get(chosen, Q()))), ("queued_at", "id"), request.GET.get("cursor", ""), PAGE_SIZE
    )
    context = {
        "page": page,
        "views": _counted(found, ways),
        "chosen": chosen if chosen in ways else "",
        "now": timezone.now(),
        "actor": actor,
        "may_review": is_reviewer(actor),
    }
    return render(request, "reviewer/queue.html", context)


def _ways(actor: Actor) -> dict[str, Q]:
    held = Q(claimed_until__gt=timezone.now())
    return {
        "": Q(),
        "unclaimed": Q(state=State.REVIEW) & ~(held & Q(claimed_by__isnull=False)),
        "mine": held & Q(claimed_by=actor.id),
        "review": Q(state=State.REVIEW),
        "approved": Q(state=State.APPROVED),
    }


def _counted(found: QuerySet[Submission], ways: dict[str, Q]) -> list[View]:
    """Every view with its count, in one query."""
    names = {name or "all": wanted for name, wanted in ways.items()}
    counts = found.order_by().aggregate(**{name: Count("pk", filter=wanted) for name, wanted in names.items()})
    return [View(name, LABELS[name], counts[name or "all"]) for name in ways]
