"""Whose full names a reader sees: people outside the staff know a reviewer by the first name."""

from certification.transitions import SUBMISSION
from portal.accounts.actor import Actor
from portal.accounts.models import User
from portal.audit.models import Event


def is_insider(reader: Actor) -> bool:
    return reader.user is not None and reader.user.is_staff_member


def reviewer_name(reviewer: User, reader: Actor) -> str:
    """The name of somebody who decides."""
    return str(reviewer) if is_insider(reader) else reviewer.first_name


def actor_name(event: Event, reader: Actor) -> str:
    """The name of who caused an event; `machine` for the machine."""
    transition = SUBMISSION.get(event.tag.partition(".")[2])
    is_decision = transition is not None and transition.permission == "review"
    if is_insider(reader) or not is_decision:
        return event.actor
    return event.actor.split("@")[0].split(" ")[0]
