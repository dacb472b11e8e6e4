"""The events of a submission in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certification.models import Submission
from certification.privacy import actor_name
from portal.accounts.actor import Actor
from portal.audit import log
from portal.audit.models import Event

WORDS = {
    "submission.open": _("{actor} opened the submission."),
    "submission.upload": _("{actor} uploaded round {round}."),
    "submission.start_testing": _("{actor} started testing."),
    "submission.pass_testing": _("Testing ended: nothing blocks. It waits for a reviewer."),
    "submission.fail_testing": _("Testing ended: there are findings that block."),
    "submission.request_review": _("{actor} asked for a review."),
    "submission.withdraw": _("{actor} withdrew the submission."),
    "submission.claim": _("{actor} claimed the case."),
    "submission.release_claim": _("{actor} gave the case back to the queue."),
    "submission.request_changes": _("{actor} requested changes."),
    "submission.approve": _("{actor} approved round {round}."),
    "submission.reject": _("{actor} rejected the submission."),
    "submission.publish": _("{actor} published the version."),
}


@dataclass(frozen=True)
class Entry:
    """One event: when, a sentence, and the note that came with it."""

    at: datetime
    sentence: str
    note: str


def history_of(submission: Submission, reader: Actor) -> list[Entry]:
    """The events, newest first. People outside the staff see a reviewer's first name only."""
    return [_entry(event, reader) for event in log.history(submission).order_by("-id")]


def _entry(event: Event, reader: Actor) -> Entry:
    words = WORDS.get(event.tag, _("{actor}: {tag}"))
    actor = gettext("The machine") if event.actor_id is None else actor_name(event, reader)
    return Entry(
        at=event.at,
        sentence=str(words).format(actor=actor, tag=event.tag, round=event.data.get("round", "")),
        note=event.data.get("note", ""),
    )
