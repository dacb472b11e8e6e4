from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from certification.domain.submit import add_round
from certification.queries import visible_to
from portal.api.openapi import private
from portal.api.serializers.detail import SubmissionDetailSerializer
from portal.api.serializers.upload import PackageUploadSerializer
from portal.api.views.submissions import created
from portal.api.views.uploading import UploadView


class Packages(UploadView):
    @extend_schema(
        operation_id="submissions_packages_create",
        summary="Upload another package into a submission",
        description="Its next round, in the states `draft` and `changes_requested`; its validation starts at once.",
        request={"multipart/form-data": PackageUploadSerializer},
        responses={201: SubmissionDetailSerializer, **private(400, 404, 409, 411, 415)},
        tags=["submissions"],
    )
    def post(self, request: Request, submission_id: UUID) -> Response:
        submission = visible_to(self.actor).get(pk=submission_id)
        form = PackageUploadSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        add_round(self.actor, submission, form.validated_data["files"], form.validated_data.get("revision"))
        return created(request, self.actor, submission_id)
