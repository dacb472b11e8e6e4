"""`demo.json`: who may sign in to the demo, with tokens for the API."""

import json
import os
from pathlib import Path
from typing import Any

from portal.accounts import tokens
from portal.accounts.models import ApiToken, User
from portal.demo.people import PEOPLE, Person

TOKEN_NAME = "demo"  # noqa: S105


def write_demo_file(path: Path, url: str, users: dict[str, User]) -> None:
    """Write the file in one step, readable by its owner alone, with new tokens; those of earlier files end."""
    earlier = list(ApiToken.objects.filter(user__in=users.values(), name=TOKEN_NAME, revoked_at=None))
    entries = [_entry(person, users[person.email]) for person in PEOPLE]
    _replace(path, json.dumps({"url": url, "users": entries}, indent=2) + "\n")
    for token in earlier:
        tokens.revoke(token)


def _entry(person: Person, user: User) -> dict[str, Any]:
    _token, secret = tokens.issue(user, TOKEN_NAME, tokens.scopes_for(user))
    return {
        "email": person.email,
        "password": person.password,
        "totp_secret": None,
        "token": secret,
        "roles": person.roles,
        "publisher": person.publisher or None,
        "member": person.member.value if person.member else None,
    }


def _replace(path: Path, text: str) -> None:
    half = path.with_name(f"{path.name}.half")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        out.write(text)
    half.replace(path)
