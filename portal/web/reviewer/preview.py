"""How the catalogue would show what waits for a decision."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from certification.facts import facts_of
from connectors.catalogue import version_of
from connectors.listing import read_listing
from connectors.store import load
from portal.web.access import find_submission
from portal.web.public.downloads import icon_of
from portal.web.public.views import described
from portal.web.reviewer.access import staff_page


@staff_page
@require_safe
def show(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """The connector's page, made from the package of the current round."""
    submission = find_submission(request, submission_id)
    round_ = facts_of(submission).round
    package = load(round_.package_id)
    version = version_of(submission.connector, round_.package, read_listing(package))
    context = {
        **described(version, package),
        "submission": submission,
        "round": round_,
        "icon_url": reverse("reviewer:icon", args=[submission.pk]),
    }
    return render(request, "reviewer/preview.html", context)


@staff_page
@require_safe
def icon(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """The icon of the current round; only for staff, so no shared cache may keep it."""
    response = icon_of(facts_of(find_submission(request, submission_id)).round.package_id)
    response["Cache-Control"] = "private, no-cache"
    return response
