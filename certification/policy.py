"""The portal's policy: the built-in one, resolved for today. It is what `/api/v1/policy/` serves."""

from django.utils import timezone

from certification.engine.built_in import BUILT_IN, SINCE
from certification.engine.policy import Policy


def portal_policy() -> Policy:
    """The severities that hold today, named by the day since which they hold.

    So the policy, and with it a stored report, stays the same to the byte until a severity changes.
    """
    return BUILT_IN.resolve(max(SINCE, BUILT_IN.holds_since(timezone.now().date())))
