"""What the views tell the OpenAPI document beyond their serializers."""

from http import HTTPStatus
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from portal.api.problems import MEDIA_TYPE
from portal.api.serializers.common import ProblemSerializer


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "portal.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:  # noqa: ARG002
        return {"type": "http", "scheme": "bearer", "description": "An API token of a person, limited by its scopes."}


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """The errors of an operation; 406 and 503 can happen to each."""
    return {
        (status, MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=HTTPStatus(status).phrase)
        for status in sorted({*statuses, 406, 503})
    }


def private(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """The errors of an operation for people who are signed in."""
    return problems(401, 403, *statuses)
