"""What an approval must accept: a waiver for each blocking finding, a bypass for each run that did not pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certification.acts import AcceptInput
from certification.facts import Facts
from certification.models import AcceptanceKind, Run, RunKind
from certification.runs.reasons import SENTENCES
from portal.web.findings import FindingRow, finding_row
from portal.web.source import Sources
from portal.workflow.table import Text

USUAL_LIFE = timedelta(days=90)
SHOWN_OF_A_RULE = 20
MOST_OF_A_RULE = 100  # that one reason can waive: more than these are no exceptions any more
FINDING, RULE, RUN = "finding-", "rule-", "run-"


class AcceptanceForm(forms.Form):
    """Why, and until which day. Without a reason nothing is accepted."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    until = forms.DateField(label=_("Until"))

    def __init__(self, data: QueryDict | None, prefix: str) -> None:
        today = timezone.now().date()
        bound = data if data is not None and f"{prefix}-reason" in data else None
        super().__init__(bound, prefix=prefix, initial={"until": today + USUAL_LIFE})
        limits = {"min": today.isoformat(), "max": (today + settings.WAIVER_LIFE_LIMIT).isoformat()}
        self.fields["until"].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **limits})

    @property
    def is_given(self) -> bool:
        return self.is_bound and bool(self.data.get(self.add_prefix("reason"), "").strip())

    def accept(self, kind: AcceptanceKind, *, rule: str = "", fingerprint: str = "") -> AcceptInput:
        given = self.cleaned_data
        return AcceptInput(kind, given["reason"], given["until"], rule=rule, fingerprint=fingerprint)


@dataclass(frozen=True)
class Bypass:
    """A run that did not pass, why, and the form that lets the approval go on without it."""

    kind: str
    run: Run | None
    why: Text
    form: AcceptanceForm


@dataclass(frozen=True)
class WaiverGroup:
    """The blocking findings of one rule: the first of them with a form each, and one form for all the others."""

    rule: str
    rows: tuple[tuple[FindingRow, AcceptanceForm], ...]
    findings: tuple[Mapping[str, Any], ...]
    for_all: AcceptanceForm | None

    @property
    def total(self) -> int:
        return len(self.findings)

    @property
    def left_out(self) -> int:
        return len(self.findings) - len(self.rows)


class Approval:
    """Everything that stands between a round and its approval, as forms, filled in from `data` when it is given."""

    def __init__(self, facts: Facts, sources: Sources, data: QueryDict | None = None) -> None:
        self.bypasses = tuple(_bypasses(facts, data))
        self.waivers = tuple(_groups(facts, sources, data))

    @property
    def is_plain(self) -> bool:
        return not self.bypasses and not self.waivers

    def forms(self) -> Iterator[AcceptanceForm]:
        yield from (each.form for each in self.bypasses)
        for group in self.waivers:
            yield from (form for _row, form in group.rows)
            if group.for_all:
                yield group.for_all

    def is_valid(self) -> bool:
        """Whether every acceptance that has a reason is complete; marks the fields that are not."""
        wrong = [form for form in self.forms() if form.is_given and not form.is_valid()]
        return not wrong

    def accepts(self) -> tuple[AcceptInput, ...]:
        """What is accepted; a finding's own reason goes before the one for its rule."""
        bypass = [
            each.form.accept(AcceptanceKind.BYPASS, rule=each.kind) for each in self.bypasses if each.form.is_given
        ]
        return (*bypass, *(accept for group in self.waivers for accept in _waived(group)))


def _bypasses(facts: Facts, data: QueryDict | None) -> Iterator[Bypass]:
    kinds = [run.kind for run in facts.failed_runs]
    if facts.live_is_unproven and RunKind.LIVE not in kinds:
        kinds.append(RunKind.LIVE)
    for kind in kinds:
        run = facts.runs.get(kind)
        why = SENTENCES.get(run.reason, "") if run else ""
        yield Bypass(kind, run, why, AcceptanceForm(data, f"{RUN}{kind}"))


def _groups(facts: Facts, sources: Sources, data: QueryDict | None) -> Iterator[WaiverGroup]:
    ordered = sorted(facts.blocking, key=lambda finding: finding["rule"])
    for rule, found in groupby(ordered, key=lambda finding: finding["rule"]):
        findings = tuple(found)
        shown = findings[:SHOWN_OF_A_RULE] if len(findings) <= MOST_OF_A_RULE else ()
        yield WaiverGroup(
            rule=rule,
            rows=tuple(
                (finding_row(each, facts, sources), AcceptanceForm(data, FINDING + each["fingerprint"]))
                for each in shown
            ),
            findings=findings,
            for_all=AcceptanceForm(data, RULE + rule) if 1 < len(findings) <= MOST_OF_A_RULE else None,
        )


def _waived(group: WaiverGroup) -> Iterator[AcceptInput]:
    own = {row.finding["fingerprint"]: form for row, form in group.rows if form.is_given}
    for finding in group.findings:
        form = own.get(finding["fingerprint"]) or group.for_all
        if form and form.is_given:
            yield form.accept(AcceptanceKind.WAIVER, rule=group.rule, fingerprint=finding["fingerprint"])
