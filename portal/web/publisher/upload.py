"""Handing in a package: a new submission, or the next round of one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from certification.domain.submit import add_round, open_submission
from certification.models import Submission
from certification.states import OPEN
from connectors.package.refusal import Refused
from portal.accounts.actor import Actor
from portal.web.access import find_submission
from portal.web.actor import actor_of
from portal.web.publisher.forms import RoundForm, UploadForm
from portal.web.publisher.page import show_page
from portal.web.sent import reads_sent_files, sent_files, sent_form
from portal.web.sentences import filled
from portal.workflow import WorkflowError


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reads_sent_files
def upload(request: HttpRequest) -> HttpResponse:
    """Open a submission. What was refused is said at the form: 400 for the upload, 409 for the workflow."""
    actor = actor_of(request)
    if not any(actor.may_write_for(publisher) for publisher in actor.roles):
        raise PermissionDenied
    if request.method != "POST":
        return _form(request, UploadForm(actor, initial={"connector": request.GET.get("connector")}))
    form = UploadForm(actor, request.POST, sent_files(request))
    if not form.is_valid():
        return _form(request, form, status=400)
    try:
        sent_form(request).demand_few_files()
        submission = _open(actor, form)
    except Refused as refused:
        return _form(request, form, sentences(refused), status=400)
    except WorkflowError as error:
        return _form(request, form, error.reasons, status=409)
    messages.success(request, _("Uploaded. The findings appear below as soon as they are there."))
    return redirect("publisher:submission", submission.pk)


@login_required
@require_POST
@reads_sent_files
def add_to(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Offer the next round of a submission."""
    submission = find_submission(request, submission_id)
    form = RoundForm(request.POST, sent_files(request))
    if not form.is_valid():
        return show_page(request, submission, form=form, status=400)
    try:
        sent_form(request).demand_few_files()
        add_round(actor_of(request), submission, form.given(), form.cleaned_data["revision"])
    except Refused as refused:
        return show_page(request, submission, form=form, refused=sentences(refused), status=400)
    except WorkflowError as error:
        return show_page(request, submission, form=form, refused=error.reasons, status=409)
    messages.success(request, _("Uploaded. The findings appear below as soon as they are there."))
    return redirect("publisher:submission", submission.pk)


def sentences(refused: Refused) -> list[str]:
    """Every problem of a refused upload in the reader's language."""
    return [filled(problem.message, problem.params) for problem in refused.problems]


def _open(actor: Actor, form: UploadForm) -> Submission:
    chosen = form.cleaned_data
    return open_submission(actor, chosen["publisher"], form.given(), connector=chosen["connector"])


def _form(request: HttpRequest, form: UploadForm, refused: object = (), status: int = 200) -> HttpResponse:
    connector = getattr(form, "cleaned_data", {}).get("connector")
    open_submission = connector and connector.submissions.filter(state__in=OPEN).first()
    context = {"form": form, "refused": refused, "open_submission": open_submission}
    return render(request, "publisher/upload.html", context, status=status)
