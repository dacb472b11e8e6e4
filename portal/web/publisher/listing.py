"""My submissions: what is whose turn, and what was found."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from certification.models import Submission
from certification.queries import narrowed, visible_to, with_round
from certification.states import Ball, State
from portal.web.actor import actor_of

PAGE_SIZE = 25
OF_MEMBERS = {Ball.ISV: _("you"), Ball.MACHINE: _("the machine"), Ball.US: _("the reviewers")}


@login_required
@require_safe
def submissions(request: HttpRequest) -> HttpResponse:
    """One's own; staff without a publisher see all."""
    actor = actor_of(request)
    found = visible_to(actor)
    if actor.roles:
        found = found.filter(connector__publisher__in=list(actor.roles))
    wanted = {name: request.GET.get(name, "").strip() for name in ("state", "ball", "q")}
    state = wanted["state"] if wanted["state"] in State.values else ""
    found = _search(narrowed(found, state=state, ball=wanted["ball"]), wanted["q"])
    page = Paginator(with_round(found).order_by("-changed_at", "id"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "wanted": wanted,
        "is_narrowed": any(wanted.values()),
        "states": State.choices,
        "turns": OF_MEMBERS if actor.roles else dict(Ball.choices),
        "may_submit": any(actor.may_write_for(publisher) for publisher in actor.roles),
        "several_publishers": len(actor.roles) != 1,
    }
    return render(request, "publisher/submissions.html", context)


def _search(found: QuerySet[Submission], text: str) -> QuerySet[Submission]:
    for word in text.split():
        title = Q(connector__title__icontains=word) | Q(connector__slug__icontains=word)
        found = found.filter(title | Q(version__icontains=word))
    return found
