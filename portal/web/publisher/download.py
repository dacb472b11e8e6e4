"""Taking a package home. Reports come from the API, which takes sessions too."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from certification.models import Round
from connectors.package.pack import to_zip
from connectors.store import load
from portal.web.access import find_submission


@login_required
@require_safe
def package(request: HttpRequest, submission_id: UUID, number: int) -> HttpResponse:
    """The canonical package of a round as a zip; for the people of the publisher and for staff."""
    submission = find_submission(request, submission_id)
    round_ = get_object_or_404(Round, submission=submission, number=number)
    content = to_zip(load(round_.package_id))
    name = f"{submission.connector.slug}-{slugify(submission.version) or 'unnumbered'}-round-{round_.number}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)
