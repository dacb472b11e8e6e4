"""Finding what a person may see: ownership is in the query, so what is not theirs does not exist for them."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from certification.models import Submission
from certification.queries import visible_to
from portal.web.actor import actor_of


def find_submission(request: HttpRequest, submission_id: UUID) -> Submission:
    """The submission, if the reader may see it; else Http404."""
    return get_object_or_404(visible_to(actor_of(request)), pk=submission_id)
