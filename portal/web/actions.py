"""What a person can do with a submission, as buttons: everything derives from `available()`."""

from dataclasses import dataclass

from django.urls import reverse

from certification.models import Submission
from certification.transitions import SUBMISSION
from portal.accounts.actor import Actor
from portal.workflow import Availability, Reason, available
from portal.workflow.table import Text

TONES = {
    "start_testing": "primary",
    "request_review": "primary",
    "claim": "primary",
    "approve": "primary",
    "publish": "primary",
    "withdraw": "destructive",
    "reject": "destructive",
}


@dataclass(frozen=True)
class Action:
    """One button. `reasons` say why not; `needs` are the fields its form must carry."""

    name: str
    label: Text
    explains: Text
    url: str
    revision: int
    reasons: tuple[Reason, ...]
    needs: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        return not self.reasons

    @property
    def tone(self) -> str:
        return TONES.get(self.name, "") if self.allowed else ""


def actions_of(submission: Submission, actor: Actor, url_name: str) -> dict[str, Action]:
    """The actor's actions by name, in the table's order; those of other people are left out.

    `url_name` is the page they are posted to, with the submission's id and the action's name.
    """
    found = available(SUBMISSION, submission, actor)
    return {each.transition.name: _action(each, submission, url_name) for each in found if not _foreign(each)}


def _foreign(each: Availability) -> bool:
    return any(reason.code == "not_permitted" for reason in each.reasons)


def _action(each: Availability, submission: Submission, url_name: str) -> Action:
    name = each.transition.name
    return Action(
        name=name,
        label=each.transition.label,
        explains=each.transition.explains,
        url=reverse(url_name, args=[submission.pk, name]),
        revision=submission.revision,
        reasons=each.reasons,
        needs=tuple(need.name for need in each.needs),
    )
