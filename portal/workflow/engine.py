"""Reads a workflow's table: what may be done, and doing it."""

from typing import Any, TypeVar, cast

from django.db import models, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.workflow.errors import Conflict, Incomplete, NotAllowed
from portal.workflow.table import Availability, Reason, Transition, Workflow

Subject = TypeVar("Subject", bound=models.Model)


def available(workflow: Workflow, subject: Any, actor: Any) -> list[Availability]:
    """Every transition that a person can make, each with the reasons against it (none: it is allowed)."""
    return [
        Availability(transition, why_not(workflow, transition, subject, actor), tuple(transition.needs_for(subject)))
        for transition in workflow.transitions
        if not transition.machine
    ]


def why_not(
    workflow: Workflow, transition: Transition, subject: Any, actor: Any, act: Any = None
) -> tuple[Reason, ...]:
    """The reasons against a transition: first the person, then the state, then every guard."""
    if refusal := workflow.refusal(actor, transition, subject):
        return (refusal,)
    if subject.state not in transition.sources:
        return (_wrong_state(workflow, transition, subject),)
    found = (guard(subject, actor, act) for guard in transition.guards)
    return tuple(reason for reason in found if reason is not None)


def apply(
    workflow: Workflow,
    subject: Subject,
    name: str,
    actor: Any,
    *,
    act: Any = None,
    revision: int | None = None,
) -> Subject:
    """Make one transition and return the subject as it is afterwards.

    In one transaction: lock the row, compare the revision the caller saw, ask permission, state and guards, ask for
    what the act must carry, run the effect, set the state, append the event. Mail and tasks go out after commit.
    """
    with transaction.atomic():
        locked: Any = type(subject)._default_manager.select_for_update().get(pk=subject.pk)
        transition = _find(workflow, name)
        _compare_revision(locked, revision)
        if reasons := why_not(workflow, transition, locked, actor, act):
            raise NotAllowed(reasons)
        _demand(transition, locked, act)
        before = locked.state
        if transition.effect:
            transition.effect(locked, actor, act)
        locked.state = transition.target or before
        if locked.state != before:
            workflow.entering(locked, before)
        locked.revision += 1
        locked.save()
        workflow.record(locked, transition, actor, act, before)
    return cast("Subject", locked)


def _find(workflow: Workflow, name: str) -> Transition:
    transition = workflow.get(name)
    if transition is None:
        raise NotAllowed([Reason("unknown_action", _("There is no such action."))])
    return transition


def _compare_revision(subject: Any, revision: int | None) -> None:
    if revision is not None and revision != subject.revision:
        text = _("This has changed since you opened it. Look at it again, then decide.")
        raise Conflict([Reason("revision_conflict", text)])


def _demand(transition: Transition, subject: Any, act: Any) -> None:
    missing = [need for need in transition.needs_for(subject) if act is None or not getattr(act, need.name)]
    if missing:
        raise Incomplete([Reason(f"{need.name}_needed", need.missing) for need in missing])


def _wrong_state(workflow: Workflow, transition: Transition, subject: Any) -> Reason:
    states = sorted(str(workflow.state_labels[state]) for state in transition.sources)
    text = format_lazy(
        _("Possible only in: {states}. It is now: {state}."),
        states=", ".join(states),
        state=workflow.state_labels[subject.state],
    )
    return Reason("wrong_state", text)
