"""Bytes of a published connector: its icon and the package as certified."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import condition, require_safe

from connectors.models import PackageEntry
from connectors.package.pack import to_zip
from connectors.presentation.icon import as_png
from connectors.store import load
from portal.web.public.views import version_or_404

_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z.-]+")


def _digest(request: HttpRequest, slug: str) -> str:  # noqa: ARG001
    return f'"{version_or_404(slug).package_id}"'


@require_safe
@condition(etag_func=_digest)
def package(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001
    """The canonical zip of the certified package: the same bytes for the same digest, always."""
    version = version_or_404(slug)
    number = _NOT_IN_NAMES.sub("-", version.number).strip("-.")
    response = HttpResponse(to_zip(load(version.package_id)), content_type="application/zip")
    name = f"{slug}-{number}.zip" if number else f"{slug}.zip"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@condition(etag_func=_digest)
def icon(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001
    """The icon, decoded and encoded anew; 404 when there is none or it is no PNG within the limits."""
    return icon_of(version_or_404(slug).package_id)


def icon_of(digest: str) -> HttpResponse:
    """The icon of a package as an answer of its own. Raises Http404."""
    entry = PackageEntry.objects.filter(package=digest, role="icon").select_related("blob").first()
    picture = as_png(bytes(entry.blob.content)) if entry else None
    if picture is None:
        raise Http404
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = "public, max-age=3600"
    response["Content-Disposition"] = "inline"
    return response
