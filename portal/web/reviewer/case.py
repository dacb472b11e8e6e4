"""A submission as its reviewer sees it: the submission's page, and what a decision takes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from certification.facts import facts_of
from certification.models import Submission
from certification.permissions import is_reviewer, permits
from connectors.store import load
from portal.web.access import find_submission
from portal.web.actions import Action, actions_of
from portal.web.actor import actor_of
from portal.web.decisions import decisions_of
from portal.web.publisher.page import page_context
from portal.web.reviewer.acceptances import Approval
from portal.web.reviewer.access import staff_page
from portal.web.reviewer.draft import Draft, draft_of
from portal.web.reviewer.pins import PREFIX, PinFormSet, pin_views
from portal.web.source import Sources

DECISIONS = frozenset({"request_changes", "approve", "reject"})


@staff_page
@require_safe
def show(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    return show_case(request, find_submission(request, submission_id))


def show_case(
    request: HttpRequest,
    submission: Submission,
    *,
    refused: Iterable[Any] = (),
    tried: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole page. After a refused act (`tried`) the forms hold what was sent."""
    actor = actor_of(request)
    context = page_context(request, submission)
    actions = actions_of(submission, actor, "reviewer:act")
    context |= {
        "actions": actions,
        "testing": actions.get("start_testing"),
        "own_publisher": is_reviewer(actor) and not permits("review", actor, submission),
        "decisions": decisions_of(submission),
        "refused": tuple(refused),
        "tried": tried,
    }
    if context["is_current"] and (_may_decide(actions) or tried in DECISIONS):
        context |= _decision(request, submission, tried)
    return render(request, "reviewer/case.html", context, status=status)


def _may_decide(actions: dict[str, Action]) -> bool:
    """Whether the reader holds the case, so that the forms of a decision are of use."""
    action = actions.get("request_changes")
    return action is not None and action.allowed


def _decision(request: HttpRequest, submission: Submission, tried: str) -> dict[str, Any]:
    facts = facts_of(submission)
    sources = Sources(load(facts.round.package_id))
    posted = request.POST if tried else None
    draft = draft_of(request, submission)
    pins = _pin_forms(draft, posted if tried in ("request_changes", "reject") else None)
    approval = Approval(facts, sources, posted if tried == "approve" else None)
    return {
        "may_decide": True,
        "pins": pins,
        "pin_views": pin_views(pins.forms, sources),
        "note": posted.get("note", "") if posted else draft["note"],
        "approval": approval,
        "open": tried or ("request_changes" if pins.forms or approval.waivers else "approve"),
    }


def _pin_forms(draft: Draft, posted: QueryDict | None) -> Any:
    if posted is not None:
        forms = PinFormSet(posted, prefix=PREFIX)
        forms.is_valid()  # marks what is missing
        return forms
    return PinFormSet(initial=draft["pins"], prefix=PREFIX)
