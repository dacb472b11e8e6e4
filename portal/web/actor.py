"""Who asks: the actor of a request, read once."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from portal.accounts.actor import Actor
from portal.accounts.models import User


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person as an actor. Raises PermissionDenied when nobody is signed in: no user means the machine."""
    known = request.__dict__.get("_actor")
    if known is None:
        if not isinstance(request.user, User):
            raise PermissionDenied
        known = request.__dict__["_actor"] = Actor.of(request.user)
    return known
