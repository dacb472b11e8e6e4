"""The reviewers' transitions, posted from the queue and the case."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.acts import Act
from certification.facts import facts_of
from certification.models import Submission
from certification.permissions import permits
from certification.queries import review_queue
from certification.states import State
from certification.transitions import SUBMISSION
from connectors.store import load
from portal.web.access import find_submission
from portal.web.actor import actor_of
from portal.web.reviewer import draft
from portal.web.reviewer.acceptances import Approval
from portal.web.reviewer.access import staff_page
from portal.web.reviewer.case import show_case
from portal.web.reviewer.pins import PREFIX, PinFormSet
from portal.web.source import Sources
from portal.workflow import WorkflowError, apply

OWN = frozenset({"claim", "release_claim", "request_changes", "approve", "reject", "publish", "start_testing"})
BACK_TO_QUEUE = frozenset({"release_claim", "request_changes", "reject", "publish"})
MOST_TRIES = 20  # of the next case: others claim at the same time


@staff_page
@require_POST
def act(request: HttpRequest, submission_id: UUID, name: str) -> HttpResponse:
    """Make one transition. When it is refused the case says why, with what was typed still in its forms."""
    submission = find_submission(request, submission_id)
    transition = SUBMISSION.get(name)
    if transition is None or name not in OWN:
        raise Http404
    if name in ("request_changes", "reject"):
        draft.keep(request, submission, draft.typed_draft(request.POST))
    made = _act(submission, name, request.POST)
    if made is None:
        return show_case(request, submission, tried=name, status=422)
    try:
        apply(SUBMISSION, submission, name, actor_of(request), act=made, revision=_revision(request.POST))
    except WorkflowError as error:
        return show_case(request, submission, refused=error.reasons, tried=name, status=409)
    if name in ("request_changes", "approve", "reject"):
        draft.forget(request, submission)
    messages.success(request, _("{connector}: {done}").format(connector=submission.connector, done=transition.explains))
    return redirect("reviewer:queue") if name in BACK_TO_QUEUE else redirect("reviewer:case", submission.pk)


@staff_page
@require_POST
def claim_next(request: HttpRequest) -> HttpResponse:
    """Claim the oldest case that nobody has, and open it."""
    actor = actor_of(request)
    for submission in review_queue(actor).filter(state=State.REVIEW)[:MOST_TRIES]:
        if submission.claimant is not None or not permits("review", actor, submission):
            continue
        try:
            apply(SUBMISSION, submission, "claim", actor)
        except WorkflowError:
            continue
        return redirect("reviewer:case", submission.pk)
    messages.info(request, _("There is no case left to claim."))
    return redirect("reviewer:queue")


def _act(submission: Submission, name: str, data: QueryDict) -> Act | None:
    """What the form says; None when a field is wrong."""
    note = data.get("note", "").strip()
    if name == "approve":
        facts = facts_of(submission)
        approval = Approval(facts, Sources(load(facts.round.package_id)), data)
        return Act(note=note, accept=approval.accepts()) if approval.is_valid() else None
    if name in ("request_changes", "reject"):
        pins = PinFormSet(data, prefix=PREFIX)
        if not pins.is_valid():
            return None
        found = tuple(form.as_pin() for form in pins.forms)
        return Act(note=note, pins=found, confirm=data.get("confirm") == "yes")
    return Act(note=note)


def _revision(data: QueryDict) -> int:
    """What the form says the reader saw; a form without it is out of date."""
    given = data.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1
