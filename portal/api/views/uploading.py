from rest_framework.response import Response

from portal.api.errors import Forbidden
from portal.api.multipart import MultiPartParser
from portal.api.views.base import ApiView
from portal.workflow import NotAllowed

ABOUT_THE_PERSON = frozenset({"not_permitted", "scope_missing"})


class UploadView(ApiView):
    """A view that takes files. Who may not upload at all gets 403; what cannot be uploaded now, 409."""

    parser_classes = [MultiPartParser]

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, NotAllowed) and {reason.code for reason in exc.reasons} <= ABOUT_THE_PERSON:
            exc = Forbidden(exc.reasons)
        return super().handle_exception(exc)
