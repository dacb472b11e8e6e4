"""The report of a run, in every format."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from certification.engine.formats import junit, sarif
from certification.engine.reread import from_json
from certification.models import Round, Run
from certification.queries import visible_to
from certification.runs.reasons import SENTENCES
from connectors.store import load
from portal.accounts.actor import Actor
from portal.api.errors import NoReport
from portal.api.openapi import private
from portal.api.serializers.report import ReportQuery, ReportSerializer
from portal.api.views.base import AnyAccept, ApiView
from portal.workflow import Reason

JSON, SARIF, XML = "application/json", "application/sarif+json", "application/xml"


def _stored(run: Run) -> bytes:
    return bytes(run.report)


def _sarif(run: Run) -> bytes:
    return sarif.render(from_json(bytes(run.report)), load(run.package_id)).encode()


def _junit(run: Run) -> bytes:
    return junit.render(from_json(bytes(run.report)), load(run.package_id)).encode()


FORMS: dict[str, tuple[str, Callable[[Run], bytes]]] = {
    "json": (JSON, _stored),
    "sarif": (SARIF, _sarif),
    "junit": (XML, _junit),
}


class Report(ApiView):
    content_negotiation_class = AnyAccept

    @extend_schema(
        operation_id="submissions_report",
        summary="The report of a run",
        description="The same bytes as `certify check --format json` gives on the canonical package with the policy "
        "of `/api/v1/policy/`. 404 `no_report` while the run has not ended, and for one that was skipped.",
        parameters=[ReportQuery],
        responses={
            (200, JSON): ReportSerializer,
            (200, SARIF): OpenApiResponse(OpenApiTypes.OBJECT, "SARIF 2.1.0"),
            (200, XML): OpenApiResponse(OpenApiTypes.STR, "JUnit XML"),
            **private(400, 404),
        },
        tags=["submissions"],
    )
    def get(self, request: Request, submission_id: UUID) -> HttpResponse:
        query = ReportQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        wanted = query.validated_data
        run = _run(_round(self.actor, submission_id, wanted.get("round")), wanted["kind"])
        media_type, render = FORMS[wanted["format"]]
        return HttpResponse(render(run), content_type=media_type)


def _round(actor: Actor, submission_id: UUID, number: int | None) -> Round:
    submission = visible_to(actor).get(pk=submission_id)
    return submission.rounds.get(number=number) if number else submission.current_round


def _run(round_: Round, kind: str) -> Run:
    """The newest run of that kind, with its report."""
    run = round_.runs.filter(kind=kind).order_by("created_at").last()
    if run is None:
        raise NoReport([Reason("not_started", _("There is no such run in this round yet."))])
    if not run.has_ended:
        raise NoReport([Reason("not_ended", _("The run has not ended yet."))])
    if not run.report:
        raise NoReport([Reason(run.reason, SENTENCES[run.reason])])
    return run
