"""The start page: what is next for whoever looks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from certification.permissions import is_reviewer
from certification.queries import narrowed, review_queue, visible_to
from certification.states import Ball
from portal.accounts.models import User
from portal.web.actor import actor_of

SHOWN = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, User):
        return render(request, "home.html")
    actor = actor_of(request)
    mine = visible_to(actor).filter(connector__publisher__in=list(actor.roles))
    turn = narrowed(mine, ball=Ball.ISV).order_by("due", "id")
    context = {
        "is_member": bool(actor.roles),
        "is_reviewer": is_reviewer(actor),
        "turn": turn[:SHOWN],
        "waiting": narrowed(mine, ball=Ball.US).count() + narrowed(mine, ball=Ball.MACHINE).count(),
        "queue": review_queue(actor)[:SHOWN] if is_reviewer(actor) else (),
        "queue_length": review_queue(actor).count() if is_reviewer(actor) else 0,
    }
    return render(request, "home.html", context)
