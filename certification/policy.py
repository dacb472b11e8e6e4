"""The portal's policy: the built-in one, resolved for today. It is what `/api/v1/policy/` serves."""

from django.utils import timezone

from certification.engine.built_in import BUILT_IN
from certification.engine.policy import Policy


def portal_policy() -> Policy:
    """The severities that hold today."""
    return BUILT_IN.resolve(timezone.now().date())
