"""The pages for what went wrong. Each says what to do next; none says what is inside."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    message = _("The request could not be read. Go back and try again.")
    return _page(request, HTTPStatus.BAD_REQUEST, _("This request is not valid"), message)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    message = _("Your account may not do this. Ask an owner of your organisation, or sign in as somebody else.")
    return _page(request, HTTPStatus.FORBIDDEN, _("Not allowed"), message)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    message = _("There is nothing at this address, or it is not yours to see.")
    return _page(request, HTTPStatus.NOT_FOUND, _("Not found"), message)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Drawn without the database and without asking who is signed in: either may be what failed."""
    message = _("This was our fault. Nothing of what you sent was half done. Please try again in a moment.")
    context = {"title": _("Something failed on our side"), "message": message}
    return render(None, "error.html", context, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(request: HttpRequest, status: HTTPStatus, title: str, message: str) -> HttpResponse:
    return render(request, "error.html", {"title": title, "message": message}, status=status)
