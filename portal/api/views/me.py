from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from portal.accounts.models import ApiToken, User
from portal.api.authentication import token_of
from portal.api.openapi import private
from portal.api.serializers.person import MeSerializer
from portal.api.views.base import ApiView


class Me(ApiView):
    @extend_schema(
        operation_id="me",
        summary="The caller: staff roles, and publishers with the member role in each",
        responses={200: MeSerializer, **private()},
        tags=["me"],
    )
    def get(self, request: Request) -> Response:
        assert isinstance(request.user, User)  # noqa: S101 -- MayRead lets nobody else in
        return Response(MeSerializer(_me(request.user, token_of(request))).data)


def _me(user: User, token: ApiToken | None) -> dict[str, Any]:
    memberships = list(user.memberships.select_related("publisher").order_by("publisher__name"))
    return {
        "email": user.email,
        "name": user.name,
        "roles": [*(["publisher"] if memberships else []), *user.staff_roles],
        "publishers": memberships,
        "token": token,
    }
