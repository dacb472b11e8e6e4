"""The ball sentence: who must act next on a submission, how, and by when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from certification.models import Submission
from certification.states import Ball, State
from portal.accounts.actor import Actor
from portal.workflow.table import Text


@dataclass(frozen=True)
class BallSentence:
    """`tone` is the notice's colour: `warning` when it is the reader's turn."""

    sentence: Text
    due: datetime | None
    tone: str
    detail: Text = ""


MINE = {
    State.DRAFT: _("Your turn: look at the findings, upload fixes, then start testing."),
    State.CHANGES_REQUESTED: _("Your turn: upload a fix, or answer what was asked."),
    State.REVIEW: _("Our turn: review this case."),
    State.APPROVED: _("Our turn: publish the approved package."),
}
THEIRS = {
    State.DRAFT: _("The publisher's turn: the draft is being prepared."),
    State.CHANGES_REQUESTED: _("The publisher's turn: changes were requested."),
    State.REVIEW: _("Our turn: a reviewer looks at it."),
    State.APPROVED: _("Our turn: it is approved and will be published."),
    State.TESTING: _("The machine's turn: the package is being tested. Nothing for you to do."),
}
FINAL = {
    State.PUBLISHED: _("Done: this version is published."),
    State.REJECTED: _("Ended: the submission was rejected. You can open another."),
    State.WITHDRAWN: _("Ended: the submission was withdrawn. You can open another."),
}


def ball_of(submission: Submission, actor: Actor) -> BallSentence:
    """The sentence for this reader."""
    state = State(submission.state)
    if state in FINAL:
        return BallSentence(FINAL[state], None, "success" if state == State.PUBLISHED else "")
    if _is_mine(submission, actor):
        return BallSentence(MINE[state], submission.due, "warning", _claim(submission, actor))
    return BallSentence(THEIRS[state], submission.due, "brand", _claim(submission, actor))


def _is_mine(submission: Submission, actor: Actor) -> bool:
    if submission.ball == Ball.ISV:
        return actor.may_write_for(submission.connector.publisher_id)
    return submission.ball == Ball.US and actor.user is not None and actor.user.is_staff_member


def _claim(submission: Submission, actor: Actor) -> Text:
    if submission.claimant is None or submission.claimed_by is None:
        return ""
    if submission.claimant == actor.id:
        return _("You have claimed this case.")
    return format_lazy(_("{name} has claimed this case."), name=submission.claimed_by.first_name)
