"""Who sees the reviewers' pages: staff. What they may do there, the workflow says."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from certification.permissions import is_staff
from portal.web.actor import actor_of

View = Callable[..., HttpResponse]


def staff_page(view: View) -> View:
    """A view for signed-in staff; others are asked to sign in, or refused."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_staff(actor_of(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return login_required(guarded)
