from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from certification.queries import visible_to
from certification.transitions import SUBMISSION
from portal.api.jsonbody import ObjectParser
from portal.api.openapi import private
from portal.api.serializers.act import ActSerializer
from portal.api.serializers.detail import SubmissionDetailSerializer
from portal.api.views.base import ApiView
from portal.api.views.submissions import detail
from portal.workflow import apply

NAMES = [transition.name for transition in SUBMISSION.transitions if not transition.machine]


class Actions(ApiView):
    parser_classes = [ObjectParser]

    @extend_schema(
        operation_id="submissions_act",
        summary="Do what `actions[]` of the submission allows",
        description="`needs` of the action names the fields that the body must carry now. 409 when it is not allowed, "
        "with every reason; when a field is missing, with `needs`; when you saw an older revision.",
        parameters=[OpenApiParameter("name", str, OpenApiParameter.PATH, enum=NAMES)],
        request={"application/json": ActSerializer},
        responses={200: SubmissionDetailSerializer, **private(400, 404, 409, 411, 415)},
        tags=["submissions"],
    )
    def post(self, request: Request, submission_id: UUID, name: str) -> Response:
        if name not in NAMES:
            raise Http404
        submission = visible_to(self.actor).get(pk=submission_id)
        form = ActSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        apply(SUBMISSION, submission, name, self.actor, act=form.act(), revision=form.revision_seen)
        return Response(detail(self.actor, submission_id))
