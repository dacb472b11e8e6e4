from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from certification.policy import portal_policy
from portal.api.files import public_file
from portal.api.openapi import problems
from portal.api.views.base import AnyAccept, PublicView


class Policy(PublicView):
    content_negotiation_class = AnyAccept

    @extend_schema(
        operation_id="policy",
        summary="The policy file for `certify check --policy`",
        responses={
            200: OpenApiResponse(OpenApiTypes.OBJECT, "Severities by profile, resolved for today."),
            **problems(),
        },
        tags=["policy"],
    )
    def get(self, request: Request) -> HttpResponse:
        policy = portal_policy()
        return public_file(request, policy.to_json, "application/json", f"{policy.digest}/{policy.as_of}")
