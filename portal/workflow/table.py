"""The words of a workflow: reasons, needs, transitions and their table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Reason:
    """Why something cannot be done now, in a sentence for the person who would do it."""

    code: str
    text: Text


Guard = Callable[[Any, Any, Any], Reason | None]
"""(subject, actor, act) → a reason against, or None. `act` is None when one only asks what is possible."""

Effect = Callable[[Any, Any, Any], None]
"""(subject, actor, act): what else happens with the change of state, in its transaction."""


def always(_subject: Any) -> bool:
    return True


@dataclass(frozen=True)
class Need:
    """A field that the act must carry: `note`, `pins`, `accept`, `confirm`."""

    name: str
    missing: Text
    when: Callable[[Any], bool] = always


@dataclass(frozen=True)
class Transition:
    """One row of the table. `target` None keeps the state; `machine` rows are no act of a person."""

    name: str
    label: Text
    explains: Text
    sources: frozenset[str]
    target: str | None
    permission: str
    message: str
    audit: str
    scope: str = "submit"
    guards: tuple[Guard, ...] = ()
    needs: tuple[Need, ...] = ()
    effect: Effect | None = None
    machine: bool = False

    def needs_for(self, subject: Any) -> list[Need]:
        return [need for need in self.needs if need.when(subject)]


@dataclass(frozen=True)
class Workflow:
    """All transitions of one kind of subject, and how it asks for permission and records what happened."""

    transitions: tuple[Transition, ...]
    state_labels: Mapping[str, Text]
    refusal: Callable[[Any, Transition, Any], Reason | None]
    """(actor, transition, subject) → why this actor may not, or None."""
    record: Callable[[Any, Transition, Any, Any, str], None]
    """(subject, transition, actor, act, state before): appends the audit event and the news."""
    entering: Callable[[Any, str], None]
    """(subject, state before): called with the new state set and not yet saved, when the state changed."""
    _by_name: dict[str, Transition] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_name.update({transition.name: transition for transition in self.transitions})

    def get(self, name: str) -> Transition | None:
        return self._by_name.get(name)


@dataclass(frozen=True)
class Availability:
    """What `available()` says of one transition."""

    transition: Transition
    reasons: tuple[Reason, ...]
    needs: tuple[Need, ...]

    @property
    def allowed(self) -> bool:
        return not self.reasons
