from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from portal.api.views.base import AnyAccept, PublicView


@extend_schema(exclude=True)
class Unknown(PublicView):
    """Every other address of the API: 404 as problem details, never a redirect that would lose a body."""

    content_negotiation_class = AnyAccept

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        raise NotFound(_("There is nothing at this address. Addresses of the API end with “/”."))
