"""Who calls: an API token in `Authorization: Bearer`, or the session of the pages."""

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from portal.accounts import tokens
from portal.accounts.models import ApiToken, User

CHALLENGE = 'Bearer realm="api"'


class TokenAuthentication(BaseAuthentication):
    """`request.user` is the token's person, `request.auth` the token; other schemes are left to others."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        secret = _bearer(request)
        if secret is None:
            return None
        token = tokens.find(secret)
        if token is None:
            raise AuthenticationFailed(_("This token is not known, has expired or was revoked."), "token_invalid")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """The challenge of a 401 (RFC 6750): with a token given, it is the token that failed."""
        return CHALLENGE if _bearer(request) is None else f'{CHALLENGE}, error="invalid_token"'


def token_of(request: Request) -> ApiToken | None:
    """The token that the caller came with; None for a session."""
    return request.auth if isinstance(request.auth, ApiToken) else None


def _bearer(request: Request) -> str | None:
    scheme, _space, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None
