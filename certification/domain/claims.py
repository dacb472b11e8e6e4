"""A reviewer's claim lives as long as they work on the case."""

from django.conf import settings
from django.utils import timezone

from certification.models import Submission
from portal.accounts.actor import Actor


def renew(submission: Submission, actor: Actor) -> None:
    """Count the claim's life anew from this act of its holder; for everybody else nothing happens.

    It changes neither state nor revision: another person's form stays good.
    """
    now = timezone.now()
    held = Submission.objects.filter(pk=submission.pk, claimed_by=actor.id, claimed_until__gt=now)
    held.update(claimed_until=now + settings.CLAIM_LIFE)
