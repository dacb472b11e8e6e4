"""The states of a submission, and who holds the ball in each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    TESTING = "testing", _("Testing")
    REVIEW = "review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Ball(models.TextChoices):
    ISV = "isv", _("the publisher")
    MACHINE = "machine", _("the machine")
    US = "us", _("us")


class Standing(models.TextChoices):
    CLEAR = "clear", _("Clear")
    CONTESTED = "contested", _("Contested")
    BLOCKED = "blocked", _("Blocked")


class Profile(models.TextChoices):
    NEW = "new", _("New connector")
    UPDATE = "update", _("Update")
    INDEPENDENT = "independent", _("Independent publisher")


BALL_IN = {
    State.DRAFT: Ball.ISV,
    State.TESTING: Ball.MACHINE,
    State.REVIEW: Ball.US,
    State.APPROVED: Ball.US,
    State.CHANGES_REQUESTED: Ball.ISV,
}
"""Who must act next; states that are not here are final."""

OPEN = frozenset(BALL_IN)


def states_with_ball(ball: str) -> list[str]:
    return [state for state, holder in BALL_IN.items() if holder == ball]
