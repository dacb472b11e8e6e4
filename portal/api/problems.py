"""Every error of the API as problem details (RFC 9457), each with a stable `code`.

| what happened | status | `code` |
|---|---|---|
| the request cannot be understood | 400 | `invalid`, `parse_error`; the field of each reason in `field` |
| the upload is hostile or empty | 400 | `upload_refused`: every problem is a reason |
| no valid token or session | 401 | `not_authenticated`, `token_invalid` |
| the caller may never do it | 403 | `forbidden`, `scope_missing` |
| it is not there, or not for the caller's eyes | 404 | `not_found`, `no_report` |
| the action is not allowed now, or not to this person | 409 | `not_allowed` |
| the caller saw an older revision | 409 | `revision_conflict` |
| the act lacks what it must carry in this state | 409 | `incomplete`, and the fields in `needs` |
| the database is restarting | 503 | `unavailable`, with `Retry-After` |
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatch
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, JsonResponse, UnreadablePostError
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import set_rollback

from connectors.package.refusal import Refused
from portal.api.errors import ApiError
from portal.api.texts import sentence
from portal.workflow import Conflict, Incomplete, NotAllowed, Reason

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "2"  # seconds; a killed database is back within five

logger = logging.getLogger(__name__)

Reasons = list[dict[str, str]]


@dataclass(frozen=True)
class Problem:
    """What an error says; `extra` are members beyond the standard ones and `reasons`."""

    status: int
    code: str
    detail: str
    reasons: Reasons = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        return {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            "reasons": self.reasons,
            **self.extra,
        }


def handle(error: Exception, context: dict[str, Any]) -> Response:
    """The response to an error that a view raised; one that nobody foresaw is logged and answered with 500."""
    problem = problem_of(error)
    if problem.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("API: an unforeseen error", exc_info=error)
        got_request_exception.send(sender=None, request=context["request"]._request)
    set_rollback()
    return Response(problem.body(), status=problem.status, headers=problem.headers, content_type=MEDIA_TYPE)


def respond(problem: Problem) -> JsonResponse:
    """The same for what never reaches a view of REST framework."""
    return JsonResponse(problem.body(), status=problem.status, headers=problem.headers, content_type=MEDIA_TYPE)


def reasons_of(reasons: tuple[Reason, ...]) -> Reasons:
    return [{"code": reason.code, "text": str(reason.text)} for reason in reasons]


# ---------------------------------------------------------------- by kind of error


@singledispatch
def problem_of(_error: Exception) -> Problem:
    return Problem(500, "internal_error", _("An error of ours. We have been told."))


@problem_of.register
def _refused(error: Refused) -> Problem:
    reasons = [{"code": each.code, "text": sentence(each.code, each.params)} for each in error.problems]
    return Problem(400, "upload_refused", _texts(reasons), reasons)


@problem_of.register
def _not_allowed(error: NotAllowed) -> Problem:
    return _refusal("not_allowed", error.reasons)


@problem_of.register
def _conflict(error: Conflict) -> Problem:
    return _refusal("revision_conflict", error.reasons)


@problem_of.register
def _incomplete(error: Incomplete) -> Problem:
    needs = [reason.code.removesuffix("_needed") for reason in error.reasons]
    return _refusal("incomplete", error.reasons, needs=needs)


@problem_of.register
def _validation(error: exceptions.ValidationError) -> Problem:
    reasons = list(_invalid_fields(error.detail, ""))
    return Problem(400, "invalid", _texts(reasons), reasons)


@problem_of.register
def _api_error(error: ApiError) -> Problem:
    reasons = reasons_of(error.reasons)
    return Problem(error.status_code, str(error.get_codes()), _texts(reasons) or str(error.detail), reasons)


@problem_of.register
def _framework_error(error: exceptions.APIException) -> Problem:
    code, headers = str(error.get_codes()), {}
    if challenge := getattr(error, "auth_header", ""):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    text = str(error.detail)
    return Problem(error.status_code, code, text, [{"code": code, "text": text}], headers=headers)


@problem_of.register(Http404)
@problem_of.register(ObjectDoesNotExist)
def _missing(_error: Exception) -> Problem:
    return problem_of(exceptions.NotFound())


@problem_of.register
def _denied(_error: PermissionDenied) -> Problem:
    return problem_of(exceptions.PermissionDenied())


@problem_of.register(SuspiciousOperation)
@problem_of.register(UnreadablePostError)
def _unreadable(error: Exception) -> Problem:
    return problem_of(exceptions.ParseError(str(error) or None))


@problem_of.register(OperationalError)
@problem_of.register(InterfaceError)
def _unavailable(error: Exception) -> Problem:
    logger.warning("API: the database does not answer: %s", error)
    text = _("The service restarts. Try again in a few seconds.")
    reasons = [{"code": "unavailable", "text": text}]
    return Problem(503, "unavailable", text, reasons, headers={"Retry-After": RETRY_AFTER})


def _refusal(code: str, reasons: tuple[Reason, ...], **extra: Any) -> Problem:
    shown = reasons_of(reasons)
    return Problem(HTTPStatus.CONFLICT, code, _texts(shown), shown, extra)


def _texts(reasons: Reasons) -> str:
    return " ".join(each["text"] for each in reasons)


def _invalid_fields(detail: Any, path: str) -> Iterator[dict[str, str]]:
    """One reason for each message of a validation error; `field` is the dotted way to it, such as `pins.0.file`."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            is_whole = name == api_settings.NON_FIELD_ERRORS_KEY
            yield from _invalid_fields(inner, path if is_whole else f"{path}.{name}".strip("."))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _invalid_fields(inner, path)
    else:
        where = {"field": path} if path else {}
        yield {"code": detail.code or "invalid", "text": str(detail), **where}
