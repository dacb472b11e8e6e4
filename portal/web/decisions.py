"""What reviewers decided, with the places of their pins."""

from dataclasses import dataclass

from certification.engine import registry
from certification.engine.rule import Rule
from certification.models import Decision, Pin, Submission
from certification.transitions import SUBMISSION
from connectors.store import load
from portal.web.source import Excerpt, Sources
from portal.workflow.table import Text


@dataclass(frozen=True)
class PinRow:
    """A pin with the line it stands at and the source around it."""

    pin: Pin
    rule: Rule | None
    line: int
    excerpt: Excerpt | None


@dataclass(frozen=True)
class DecisionRow:
    decision: Decision
    label: Text
    pins: tuple[PinRow, ...]


def decisions_of(submission: Submission) -> list[DecisionRow]:
    """Every decision, newest first."""
    decisions = submission.decisions.select_related("round", "reviewer").prefetch_related("pins").order_by("-id")
    known: dict[str, Sources] = {}
    return [_row(decision, known) for decision in decisions]


def last_decision(submission: Submission, known: dict[str, Sources] | None = None) -> DecisionRow | None:
    """The newest decision, if there is one. `known` are sources by package digest that were read already."""
    decisions = submission.decisions.select_related("round", "reviewer").prefetch_related("pins")
    decision = decisions.order_by("-id").first()
    return _row(decision, known or {}) if decision else None


def _row(decision: Decision, known: dict[str, Sources]) -> DecisionRow:
    transition = SUBMISSION.get(decision.action)
    pins = list(decision.pins.all())
    digest = decision.package_digest
    sources = known.get(digest) or Sources(load(digest)) if pins else Sources.nothing()
    return DecisionRow(
        decision, transition.label if transition else decision.action, tuple(_pin(each, sources) for each in pins)
    )


def _pin(pin: Pin, sources: Sources) -> PinRow:
    source = sources.get(pin.file)
    if source is None:
        return PinRow(pin, registry.get(pin.rule), 0, None)
    place = source.place_of(pin.pointer)
    return PinRow(pin, registry.get(pin.rule), place["line"], source.excerpt(place))
