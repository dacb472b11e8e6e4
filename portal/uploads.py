"""Requests that are too large are refused before a byte of them is parsed."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

CHUNK = 64 * 1024
DRAIN_LIMIT = 256 * 1024 * 1024  # bytes thrown away so that the client reads our answer instead of a broken pipe


class CapUploads:
    """Answers 413 (pages) or 400 (API) when the declared length exceeds `UPLOAD_LIMIT`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = _declared_length(request)
        if length <= settings.UPLOAD_LIMIT:
            return self.get_response(request)
        _drain(request, length)
        return _refuse(request, length)


def _declared_length(request: HttpRequest) -> int:
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return int(declared) if declared.isascii() and declared.isdigit() else 0


def _drain(request: HttpRequest, length: int) -> None:
    left = min(length, DRAIN_LIMIT)
    while left > 0:
        chunk = request.read(min(CHUNK, left))
        if not chunk:
            return
        left -= len(chunk)


def _refuse(request: HttpRequest, length: int) -> HttpResponse:
    message = _("The upload has %(value)s; the limit is %(limit)s.") % {
        "value": filesizeformat(length),
        "limit": filesizeformat(settings.UPLOAD_LIMIT),
    }
    if request.path.startswith("/api/"):
        problem = {
            "type": "about:blank",
            "title": _("The upload was refused."),
            "status": HTTPStatus.BAD_REQUEST,
            "code": "upload_refused",
            "detail": message,
            "reasons": [{"code": "upload_bytes", "text": message}],
        }
        return JsonResponse(problem, status=HTTPStatus.BAD_REQUEST, content_type="application/problem+json")
    return render(request, "error.html", {"message": message}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
