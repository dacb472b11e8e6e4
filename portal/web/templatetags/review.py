"""Small questions that the reviewers' templates ask."""

from django import template

from certification.models import Submission
from certification.permissions import permits
from certification.states import State
from portal.accounts.actor import Actor

register = template.Library()


@register.filter
def claimable_by(submission: Submission, actor: Actor) -> bool:
    """Whether a claim by this actor can be made now; asks nothing of the database for each row."""
    waits = submission.state == State.REVIEW and submission.claimant is None
    return waits and permits("review", actor, submission)
