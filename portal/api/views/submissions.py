"""Submissions: the list, a new one, one of them whole."""

from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from certification.domain.submit import open_submission
from certification.models import Submission
from certification.queries import narrowed, visible_to, with_round
from connectors.models import Connector
from portal.accounts.actor import WRITERS, Actor
from portal.accounts.models import Publisher
from portal.api.errors import Invalid
from portal.api.openapi import private
from portal.api.paging import KeysetPagination, day
from portal.api.serializers.detail import SubmissionDetailSerializer
from portal.api.serializers.submission import SubmissionQuery, SubmissionSerializer
from portal.api.serializers.upload import SubmissionUploadSerializer
from portal.api.views.base import ApiView
from portal.api.views.uploading import UploadView
from portal.workflow import Reason


class SubmissionPages(KeysetPagination):
    orders: ClassVar = {"created": day("created_at"), "changed": day("changed_at"), "due": day("due")}
    default = "-created"


class Submissions(UploadView):
    pagination_class = SubmissionPages

    @extend_schema(
        operation_id="submissions_list",
        summary="The submissions you may see",
        parameters=[SubmissionQuery],
        responses={200: SubmissionSerializer(many=True), **private(400)},
        tags=["submissions"],
    )
    def get(self, request: Request) -> Response:
        query = SubmissionQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        pages = SubmissionPages()
        rows = pages.paginate_queryset(_found(self.actor, query.validated_data), request, self)
        return pages.get_paginated_response(SubmissionSerializer(rows, many=True, context={"actor": self.actor}).data)

    @extend_schema(
        operation_id="submissions_create",
        summary="Upload a package for certification",
        description="Opens a submission in `draft` with its first round; its validation starts at once. Anything that "
        "can be read safely is a draft, however wrong; 400 only for a hostile or empty upload, naming every problem.",
        request={"multipart/form-data": SubmissionUploadSerializer},
        responses={201: SubmissionDetailSerializer, **private(400, 409, 411, 415)},
        tags=["submissions"],
    )
    def post(self, request: Request) -> Response:
        form = SubmissionUploadSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        publisher = _publisher(self.actor, given["publisher"])
        connector = _connector(publisher, given.get("connector", ""))
        submission = open_submission(
            self.actor, publisher, given["files"], connector=connector, profile=given.get("profile", "")
        )
        return created(request, self.actor, submission.pk)


class SubmissionDetail(ApiView):
    @extend_schema(
        operation_id="submissions_get",
        summary="One submission: its package, runs, actions and events",
        responses={200: SubmissionDetailSerializer, **private(404)},
        tags=["submissions"],
    )
    def get(self, request: Request, submission_id: UUID) -> Response:  # noqa: ARG002
        return Response(detail(self.actor, submission_id))


def detail(actor: Actor, submission_id: UUID) -> dict[str, Any]:
    """The submission as it is now; DoesNotExist when the actor may not see it."""
    submission = with_round(visible_to(actor)).get(pk=submission_id)
    return SubmissionDetailSerializer(submission, context={"actor": actor}).data


def created(request: Request, actor: Actor, submission_id: UUID) -> Response:
    """201 with the submission and its address."""
    address = reverse("api:submission", args=[submission_id], request=request)
    return Response(detail(actor, submission_id), status=HTTPStatus.CREATED, headers={"Location": address})


def _found(actor: Actor, query: dict[str, str]) -> QuerySet[Submission]:
    if query.get("assignee") == "me" and actor.user:
        query = {**query, "assignee": actor.user.email}
    return with_round(narrowed(visible_to(actor), **query))


def _publisher(actor: Actor, slug: str) -> Publisher:
    publisher = Publisher.objects.filter(slug=slug).first()
    if publisher is None:
        own = [publisher_id for publisher_id, role in actor.roles.items() if role in WRITERS]
        known = Publisher.objects.filter(pk__in=own).order_by("slug").values_list("slug", flat=True)
        text = _("There is no publisher “{slug}”. You can submit for: {known}.")
        names = ", ".join(known) or _("none")
        raise Invalid([Reason("publisher_unknown", text.format(slug=slug, known=names))])
    return publisher


def _connector(publisher: Publisher, slug: str) -> Connector | None:
    if not slug:
        return None
    connector = publisher.connectors.filter(slug=slug).first()
    if connector is None:
        text = _("The publisher “{publisher}” has no connector “{slug}”.")
        raise Invalid([Reason("connector_unknown", text.format(publisher=publisher.slug, slug=slug))])
    return connector
