"""Who may ask at all. What they may do with a submission stands in `certification.permissions`."""

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from portal.accounts.models import Scope
from portal.api.authentication import token_of
from portal.api.errors import Forbidden
from portal.workflow import Reason


class MayRead(BasePermission):
    """A person who is signed in, or a token that has the scope `read`."""

    def has_permission(self, request: Request, view: APIView) -> bool:  # noqa: ARG002
        if not request.user.is_authenticated:
            return False
        token = token_of(request)
        if token and Scope.READ not in token.scopes:
            raise Forbidden([Reason("scope_missing", _("This token lacks the scope “read”."))])
        return True
