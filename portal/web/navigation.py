"""The links at the top of every page, by audience."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certification.permissions import is_reviewer
from portal.accounts.models import User
from portal.web.actor import actor_of
from portal.workflow.table import Text


@dataclass(frozen=True)
class Link:
    url: str
    label: Text
    current: bool


def links_for(request: HttpRequest) -> list[Link]:
    """Catalogue for all; submissions for signed-in people; the review queue for reviewers."""
    return [_link(request, name, label) for name, label in _wanted(request)]


def _wanted(request: HttpRequest) -> list[tuple[str, Text]]:
    wanted: list[tuple[str, Text]] = [("public:catalogue", _("Catalogue"))]
    user = getattr(request, "user", None)
    if isinstance(user, User):
        actor = actor_of(request)
        wanted.append(("publisher:submissions", _("My submissions") if actor.roles else _("Submissions")))
        if is_reviewer(actor):
            wanted.append(("reviewer:queue", _("Review queue")))
    return wanted


def _link(request: HttpRequest, name: str, label: Text) -> Link:
    url = reverse(name)
    return Link(url, label, current=request.path.startswith(url))
