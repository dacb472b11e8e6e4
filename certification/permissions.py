"""Who may do what with a submission: the one source for pages, API and workflow."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rules.predicates import predicate
from rules.rulesets import RuleSet

from certification.models import Submission
from portal.accounts.actor import Actor
from portal.accounts.models import StaffRole
from portal.workflow import Reason, Transition

REVIEWERS = (StaffRole.REVIEWER, StaffRole.LEAD)


@predicate
def is_member(actor: Actor, submission: Submission) -> bool:
    return actor.is_member_of(submission.connector.publisher_id)


@predicate
def is_writer(actor: Actor, submission: Submission) -> bool:
    return actor.may_write_for(submission.connector.publisher_id)


@predicate
def is_reviewer(actor: Actor) -> bool:
    return actor.has_staff_role(*REVIEWERS)


@predicate
def is_staff(actor: Actor) -> bool:
    return actor.user is not None and actor.user.is_staff_member


@predicate
def is_machine(actor: Actor) -> bool:
    return actor.is_machine


PERMISSIONS = RuleSet(
    {
        "view": is_member | is_staff,
        "submit": is_writer,
        "retest": is_writer | is_reviewer,
        "review": is_reviewer & ~is_member,
        "machine": is_machine,
    }
)

WHO = {
    "submit": _("Only owners and developers of the publisher can do this."),
    "retest": _("Only owners and developers of the publisher, or reviewers, can do this."),
    "review": _("Only reviewers who are not members of the publisher can do this."),
    "machine": _("Only the machine does this."),
}


def permits(permission: str, actor: Actor, submission: Submission) -> bool:
    return bool(PERMISSIONS.test_rule(permission, actor, submission))


def refusal(actor: Actor, transition: Transition, submission: Any) -> Reason | None:
    """Why this actor may not make this transition, whatever the state."""
    if not permits(transition.permission, actor, submission):
        return Reason("not_permitted", WHO[transition.permission])
    if transition.scope not in actor.scopes:
        return Reason("scope_missing", _("This token lacks the scope that the action needs."))
    return None
