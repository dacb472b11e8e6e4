"""The OpenAPI document of the API."""

from functools import cache
from hashlib import sha256

from django.http import HttpResponse
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from portal.api.files import public_file
from portal.api.views.base import AnyAccept, PublicView


@extend_schema(exclude=True)
class Schema(PublicView):
    """Made once in each process: it is the same for everybody, and making it takes a while."""

    content_negotiation_class = AnyAccept

    def get(self, request: Request) -> HttpResponse:
        return public_file(request, _document, "application/json", _etag())


@cache
def _document() -> bytes:
    with translation.override("en"):
        schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
        return bytes(OpenApiJsonRenderer().render(schema))


@cache
def _etag() -> str:
    return sha256(_document()).hexdigest()
