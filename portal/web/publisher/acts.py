"""The publisher's own transitions, posted from the submission's page."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from certification.acts import Act
from certification.transitions import SUBMISSION
from portal.web.access import find_submission
from portal.web.actor import actor_of
from portal.web.publisher.disputes import dispute_act
from portal.web.publisher.page import show_page
from portal.workflow import WorkflowError, apply

OWN = frozenset({"start_testing", "request_review", "withdraw"})


@login_required
@require_POST
def act(request: HttpRequest, submission_id: UUID, name: str) -> HttpResponse:
    """Make one transition. When it is refused the page says why, with what was typed still in the form."""
    submission = find_submission(request, submission_id)
    transition = SUBMISSION.get(name)
    if transition is None or name not in OWN:
        raise Http404
    made = dispute_act(request.POST) if name == "request_review" else Act(note=request.POST.get("note", ""))
    try:
        apply(SUBMISSION, submission, name, actor_of(request), act=made, revision=_revision(request))
    except WorkflowError as error:
        return show_page(request, submission, refused=error.reasons, typed=request.POST, status=409)
    messages.success(request, str(transition.explains))
    return redirect("publisher:submission", submission.pk)


def _revision(request: HttpRequest) -> int | None:
    """What the form says the reader saw; a form without it is out of date."""
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() else -1
