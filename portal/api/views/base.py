"""What every view of the API shares: the actor, errors as problem details, answers that no cache keeps."""

from functools import cached_property
from http import HTTPStatus
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.accounts.actor import Actor
from portal.accounts.models import User
from portal.api.authentication import token_of
from portal.api.errors import LengthRequired
from portal.api.permissions import MayRead


class ApiView(APIView):
    """Views parse, authorise, make one call into the domain, and answer."""

    permission_classes = [MayRead]

    @cached_property
    def actor(self) -> Actor:
        """Who calls, with the scopes of their token; read once for each request."""
        user = self.request.user
        return Actor.of(user, token_of(self.request)) if isinstance(user, User) else Actor(None, frozenset())

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if request.META.get("HTTP_TRANSFER_ENCODING") and not request.META.get("CONTENT_LENGTH"):
            raise LengthRequired
        super().initial(request, *args, **kwargs)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]  # noqa: ARG002
        """The allowed methods; what they take and give stands in the OpenAPI document."""
        return Response(status=HTTPStatus.NO_CONTENT)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        final = super().finalize_response(request, response, *args, **kwargs)
        final.headers.setdefault("Cache-Control", "private, no-store")
        return final


class PublicView(ApiView):
    """What everybody may read. The answers depend on nobody, so caches may keep them."""

    authentication_classes = []
    permission_classes = [AllowAny]


class AnyAccept(DefaultContentNegotiation):
    """For answers whose form the address chooses (a report's `format`, a zip): `Accept` does not matter."""

    def select_renderer(
        self, _request: Request, renderers: Any, _suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type
