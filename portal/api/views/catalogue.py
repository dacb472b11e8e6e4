"""Published connectors, for everybody."""

from typing import ClassVar

from django.http import HttpResponse
from django.utils.text import slugify
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from connectors.catalogue import published_connectors
from connectors.models import Version
from connectors.package.pack import to_zip
from connectors.store import load
from portal.api.files import public_file
from portal.api.openapi import problems
from portal.api.paging import KeysetPagination, day, text
from portal.api.serializers.catalogue import (
    CatalogueQuery,
    PublishedConnectorDetailSerializer,
    PublishedConnectorSerializer,
)
from portal.api.views.base import AnyAccept, PublicView

FRESH = "public, max-age=60"
ZIP = "application/zip"


class CataloguePages(KeysetPagination):
    orders: ClassVar = {"title": text("title"), "published": day("published__published_at")}
    default = "title"


class Catalogue(PublicView):
    pagination_class = CataloguePages

    @extend_schema(
        operation_id="catalogue_list",
        summary="Published connectors",
        parameters=[CatalogueQuery],
        responses={200: PublishedConnectorSerializer(many=True), **problems(400)},
        tags=["catalogue"],
    )
    def get(self, request: Request) -> Response:
        query = CatalogueQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        wanted = query.validated_data
        found = published_connectors(wanted.get("q", ""), wanted.get("category", ""), wanted.get("publisher", ""))
        pages = CataloguePages()
        rows = pages.paginate_queryset(found, request, self)
        response = pages.get_paginated_response(PublishedConnectorSerializer(rows, many=True).data)
        response.headers["Cache-Control"] = FRESH
        return response


class CatalogueEntry(PublicView):
    @extend_schema(
        operation_id="catalogue_get",
        summary="One published connector",
        responses={200: PublishedConnectorDetailSerializer, **problems(404)},
        tags=["catalogue"],
    )
    def get(self, request: Request, slug: str) -> Response:  # noqa: ARG002
        connector = published_connectors().get(slug=slug)
        return Response(PublishedConnectorDetailSerializer(connector).data, headers={"Cache-Control": FRESH})


class CertifiedPackage(PublicView):
    content_negotiation_class = AnyAccept

    @extend_schema(
        operation_id="catalogue_package",
        summary="The package as certified",
        description="The same bytes as `certify pack` makes of it. The `ETag` is the package digest.",
        responses={(200, ZIP): OpenApiResponse(OpenApiTypes.BINARY, "The canonical zip."), **problems(404)},
        tags=["catalogue"],
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        version: Version | None = published_connectors().get(slug=slug).published
        assert version is not None  # noqa: S101 -- published_connectors() holds published ones alone
        digest = version.package_id
        return public_file(request, lambda: to_zip(load(digest)), ZIP, digest, download_as=_file_name(slug, version))


def _file_name(slug: str, version: Version) -> str:
    number = slugify(version.number.replace(".", "_")).replace("_", ".")
    return f"{slug}-{number}.zip" if number else f"{slug}.zip"
