"""What is known of a submission's current round: its runs, what blocks, and the standing that follows."""

from functools import cached_property
from typing import Any

import orjson
from django.db.models import Q
from django.utils import timezone

from certification.acts import AcceptInput
from certification.models import (
    Acceptance,
    AcceptanceKind,
    Round,
    Run,
    RunKind,
    RunOutcome,
    RunStatus,
    Submission,
)
from certification.states import Profile, Standing

Finding = dict[str, Any]


class Facts:
    """Read once per submission instance, used by guards, pages and the API. `extra`: acceptances not stored yet."""

    def __init__(self, submission: Submission, extra: tuple[AcceptInput, ...] = ()) -> None:
        self.submission = submission
        self.extra = extra

    @cached_property
    def round(self) -> Round:
        return self.submission.current_round

    @cached_property
    def runs(self) -> dict[str, Run]:
        """Kind → the newest run of that kind in this round, without its report."""
        return {run.kind: run for run in self.round.runs.defer("report").order_by("created_at")}

    @property
    def validation(self) -> Run | None:
        return self.runs.get(RunKind.VALIDATION)

    @property
    def all_ended(self) -> bool:
        """Whether every kind of run has ended for this round."""
        return all(kind in self.runs and self.runs[kind].has_ended for kind in RunKind.values)

    @property
    def errored(self) -> list[Run]:
        return [run for run in self.runs.values() if run.outcome == RunOutcome.ERRORED]

    @cached_property
    def report(self) -> dict[str, Any]:
        """The validation report, or {} while there is none."""
        run = self.validation
        if run is None or not run.has_ended or not run.ruleset:
            return {}
        stored = Run.objects.values_list("report", flat=True).get(pk=run.pk)
        report: dict[str, Any] = orjson.loads(bytes(stored))
        return report

    @cached_property
    def errors(self) -> list[Finding]:
        """Findings of severity error that are not `existing` in an update."""
        if self.validation is None or not self.validation.counts.get("error"):
            return []
        errors = [finding for finding in self.report["findings"] if finding["severity"] == "error"]
        return [finding for finding in errors if finding["fingerprint"] not in self.existing]

    @cached_property
    def existing(self) -> frozenset[str]:
        """Fingerprints of the published version's findings: they never block an update."""
        published = self.submission.connector.published
        if self.submission.profile != Profile.UPDATE or published is None:
            return frozenset()
        reports = Run.objects.filter(package_id=published.package_id, kind=RunKind.VALIDATION, status=RunStatus.ENDED)
        stored = reports.exclude(ruleset="").order_by("-ended_at").values_list("report", flat=True).first()
        return (
            frozenset(finding["fingerprint"] for finding in orjson.loads(bytes(stored))["findings"])
            if stored
            else frozenset()
        )

    @cached_property
    def acceptances(self) -> list[Acceptance]:
        """Those in force: waivers of the connector; bypasses and disputes of this submission."""
        own = Q(submission=self.submission)
        waivers = Q(connector=self.submission.connector_id, kind=AcceptanceKind.WAIVER)
        found = Acceptance.objects.filter(own | waivers, until__gte=timezone.now().date())
        return list(found.select_related("by"))

    def accepted(self, finding: Finding, kind: AcceptanceKind) -> bool:
        stored = any(each.kind == kind and covers(each, finding) for each in self.acceptances)
        return stored or any(each.kind == kind and each.covers(finding) for each in self.extra)

    @cached_property
    def blocking(self) -> list[Finding]:
        """Errors that nobody waived."""
        return [finding for finding in self.errors if not self.accepted(finding, AcceptanceKind.WAIVER)]

    @cached_property
    def undisputed(self) -> list[Finding]:
        return [finding for finding in self.blocking if not self.accepted(finding, AcceptanceKind.DISPUTE)]

    def bypassed(self, kind: str) -> bool:
        """Whether a run kind (`live`, `changes`) is bypassed in this submission."""
        stored = any(each.kind == AcceptanceKind.BYPASS and each.rule == kind for each in self.acceptances)
        return stored or any(each.kind == AcceptanceKind.BYPASS and each.rule == kind for each in self.extra)

    @cached_property
    def failed_runs(self) -> list[Run]:
        """Runs other than validation that failed and are not bypassed."""
        others = [run for kind, run in self.runs.items() if kind != RunKind.VALIDATION]
        return [run for run in others if run.outcome == RunOutcome.FAILED and not self.bypassed(run.kind)]

    @property
    def live_is_unproven(self) -> bool:
        """No live run passed and no bypass is accepted."""
        live = self.runs.get(RunKind.LIVE)
        return (live is None or live.outcome != RunOutcome.PASSED) and not self.bypassed(RunKind.LIVE)

    @property
    def standing(self) -> Standing | None:
        """None until every run has ended without our own fault."""
        if not self.all_ended or self.errored:
            return None
        if not self.blocking and not self.failed_runs:
            return Standing.CLEAR
        return Standing.BLOCKED if self.undisputed or self.failed_runs else Standing.CONTESTED


def covers(acceptance: Acceptance, finding: Finding) -> bool:
    if acceptance.fingerprint:
        return acceptance.fingerprint == str(finding["fingerprint"])
    return acceptance.rule == str(finding["rule"])


def facts_of(submission: Submission) -> Facts:
    """The facts of this instance, read once."""
    known = submission.__dict__.get("_facts")
    if known is None:
        known = submission.__dict__["_facts"] = Facts(submission)
    return known
