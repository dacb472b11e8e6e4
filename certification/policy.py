"""The portal's policy: the built-in one, resolved for today. It is what `/api/v1/policy/` serves."""

from django.utils import timezone

from certification.engine.policy import Policy, built_in


def portal_policy() -> Policy:
    """The severities that hold today."""
    return built_in(timezone.now().date())
