"""Connectors come into being with their first package."""

import secrets

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from connectors.models import Connector
from portal.accounts.models import Publisher, User


def register(publisher: Publisher, author: User, title: str) -> Connector:
    """Make the entry of a new connector; its slug comes from the title, with a suffix when that is taken."""
    base = slugify(title)[:64].strip("-") or "connector"
    for slug in (base, *(f"{base}-{secrets.token_hex(3)}" for _attempt in range(5))):
        try:
            with transaction.atomic():
                return Connector.objects.create(publisher=publisher, author=author, title=title or slug, slug=slug)
        except IntegrityError:
            continue
    raise RuntimeError(f"no free slug for {base}")
