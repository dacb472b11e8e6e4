"""Forms with files, read with the names that the browser sent: folders survive, and nothing is left out."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from portal.multipart import Form, FormError, read_form

View = Callable[..., HttpResponse]


def reads_sent_files(view: View) -> View:
    """Give the view `request.POST` with the texts, and the files in `sent_form`; then check the form's token.

    The token stands in the form, so the check that every view gets would have Django's parser read it first.
    """
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def read_first(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and request.content_type == "multipart/form-data":
            _read(request)
        return protected(request, *args, **kwargs)

    return read_first


def sent_files(request: HttpRequest) -> Any:
    """The files by field, as forms take them."""
    return sent_form(request).files


def sent_form(request: HttpRequest) -> Form:
    """The form as it was sent; without files when it came in another encoding."""
    known: Form | None = request.__dict__.get("_sent_form")
    return known or Form(MultiValueDict(), MultiValueDict())


def _read(request: HttpRequest) -> None:
    """These forms have few fields, so one text may take all of what a request may."""
    try:
        form = read_form(request.read(), request.META["CONTENT_TYPE"], field_bytes=settings.UPLOAD_LIMIT)
    except FormError as error:
        raise BadRequest(str(error)) from error
    texts = QueryDict(mutable=True)
    for name, values in form.texts.lists():
        texts.setlist(name, values)
    request._post, request._files = texts, MultiValueDict()  # type: ignore[attr-defined]
    request.__dict__["_sent_form"] = form
