"""Files that everybody may keep: served with an ETag, and not sent again to who has them."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from rest_framework.request import Request

REVALIDATE = "public, no-cache"


def public_file(
    request: Request, read: Callable[[], bytes], media_type: str, etag: str, download_as: str = ""
) -> HttpResponse:
    """The bytes that `read` gives, or 304 without reading them when the caller has those of this `etag`."""
    quoted = f'"{etag}"'
    headers = {"ETag": quoted, "Cache-Control": REVALIDATE}
    if disposition := content_disposition_header(as_attachment=True, filename=download_as) if download_as else None:
        headers["Content-Disposition"] = disposition
    fresh = HttpResponse(content_type=media_type, headers=headers)
    response = get_conditional_response(request._request, etag=quoted, response=fresh)
    assert response is not None  # noqa: S101 -- it is `fresh` or what stands in for it
    if response.status_code == HTTPStatus.OK:
        response.content = read()
    return response
