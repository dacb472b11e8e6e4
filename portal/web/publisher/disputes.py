"""Disputing what blocks: a reason for each blocking finding, or one for all findings of a rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone

from certification.acts import AcceptInput, Act
from certification.facts import Facts
from certification.models import AcceptanceKind
from portal.web.findings import FindingRow, finding_row
from portal.web.publisher.forms import reasons_by_subject
from portal.web.source import Sources

SHOWN_OF_A_RULE = 20
FINDING, RULE = "finding-", "rule-"


@dataclass(frozen=True)
class Disputable:
    """The undisputed blocking findings of one rule, with what the reader has typed so far."""

    rule: str
    rows: tuple[tuple[FindingRow, str], ...]
    total: int
    reason_for_all: str

    @property
    def left_out(self) -> int:
        return self.total - len(self.rows)


def disputables(facts: Facts, sources: Sources, typed: QueryDict | None = None) -> list[Disputable]:
    """What the dispute form asks about, by rule."""
    data = typed or QueryDict()
    ordered = sorted(facts.undisputed, key=lambda finding: finding["rule"])
    return [
        _disputable(rule, list(found), facts, sources, data)
        for rule, found in groupby(ordered, key=lambda finding: finding["rule"])
    ]


def _disputable(
    rule: str, findings: list[Mapping[str, Any]], facts: Facts, sources: Sources, typed: QueryDict
) -> Disputable:
    rows = tuple(
        (finding_row(each, facts, sources), typed.get(FINDING + each["fingerprint"], ""))
        for each in findings[:SHOWN_OF_A_RULE]
    )
    return Disputable(rule, rows, len(findings), typed.get(RULE + rule, ""))


def dispute_act(data: QueryDict) -> Act:
    """The act of the form: a reason of its own for a finding goes before the one for its rule."""
    fields = [(name, str(text)) for name, text in data.items()]
    accepts = [
        *(_accept(reason, fingerprint=subject) for subject, reason in reasons_by_subject(fields, FINDING).items()),
        *(_accept(reason, rule=subject) for subject, reason in reasons_by_subject(fields, RULE).items()),
    ]
    return Act(note=data.get("note", "").strip(), accept=tuple(accepts))


def _accept(reason: str, *, rule: str = "", fingerprint: str = "") -> AcceptInput:
    until = timezone.now().date() + settings.WAIVER_LIFE_LIMIT
    return AcceptInput(AcceptanceKind.DISPUTE, reason, until, rule=rule, fingerprint=fingerprint)
