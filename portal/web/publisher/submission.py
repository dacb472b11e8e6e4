"""One submission, and the part of its page that changes by itself while a run is open."""

from hashlib import sha256
from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from certification.facts import facts_of
from certification.models import Submission
from portal.web.access import find_submission
from portal.web.publisher.page import page_context, show_page

STOP_POLLING = 286  # htmx: take this answer and ask no more


@login_required
@require_safe
def show(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    return show_page(request, find_submission(request, submission_id))


@require_safe
def live(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """The live part: 304 while nothing has changed, and a last answer that ends the polling.

    When the session has ended meanwhile, the whole page is asked for again, which leads to the sign-in.
    """
    if not request.user.is_authenticated:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"HX-Refresh": "true"})
    submission = find_submission(request, submission_id)
    tag = etag(submission)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    context = page_context(request, submission)
    status = HTTPStatus.OK if context["is_running"] else STOP_POLLING
    response = render(request, "publisher/_live.html", {**context, "etag": tag}, status=status)
    response["ETag"] = tag
    return response


def etag(submission: Submission) -> str:
    """Changes with the submission's revision, its runs' progress and the reader's language."""
    runs = sorted((run.kind, run.status, run.done, run.total) for run in facts_of(submission).runs.values())
    round_ = facts_of(submission).round
    facts = (submission.revision, round_.number, round_.standing, runs, get_language())
    return f'"{sha256(repr(facts).encode()).hexdigest()[:24]}"'
