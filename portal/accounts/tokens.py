"""API tokens: issued once in clear, stored as a digest, limited in scope and in time."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import ApiToken, Scope, User
from portal.audit import log

PREFIX = "certify_"
USED_RESOLUTION = timedelta(minutes=1)


def issue(user: User, name: str, scopes: Iterable[str], life: timedelta | None = None) -> tuple[ApiToken, str]:
    """Make a token for `user`; returns it and the secret, which is shown only now.

    A token that may decide lives at most `API_TOKEN_DECIDE_LIFE`, and only staff can have one.
    """
    wanted = sorted(set(scopes) | {Scope.READ})
    longest = settings.API_TOKEN_DECIDE_LIFE if Scope.DECIDE in wanted else settings.API_TOKEN_DEFAULT_LIFE
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = ApiToken.objects.create(
            user=user,
            name=name,
            prefix=secret[:12],
            digest=_digest(secret),
            scopes=wanted,
            expires_at=timezone.now() + min(life or longest, longest),
        )
        log.append("token.issue", token, actor_id=user.pk, actor=str(user), scopes=wanted, prefix=token.prefix)
    return token, secret


def find(secret: str) -> ApiToken | None:
    """The token of this secret while it is valid, with its user; notes when it was last used."""
    now = timezone.now()
    token = (
        ApiToken.objects.select_related("user")
        .filter(digest=_digest(secret), expires_at__gt=now, revoked_at=None, user__is_active=True)
        .first()
    )
    if token and (token.last_used_at is None or now - token.last_used_at > USED_RESOLUTION):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def revoke(token: ApiToken) -> None:
    """End a token now."""
    with transaction.atomic():
        ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())
        log.append("token.revoke", token, actor_id=token.user_id, actor=str(token.user), prefix=token.prefix)


def scopes_for(user: User) -> list[str]:
    """The scopes that this person can give to a token."""
    return [Scope.READ, Scope.SUBMIT, *([Scope.DECIDE] if user.is_staff_member else [])]


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
