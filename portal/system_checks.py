"""What `manage.py check --deploy` refuses."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def check_secret_key(**_kwargs: Any) -> list[CheckMessage]:
    if settings.SECRET_KEY == "insecure-development-key":  # noqa: S105
        return [
            Error(
                "SECRET_KEY is the development key.",
                hint="Set SECRET_KEY in the environment.",
                id="portal.E001",
            )
        ]
    return []
