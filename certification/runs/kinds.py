"""What a run of each kind does: a package and its inputs in, an ending out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from certification.engine.engine import check
from certification.engine.report import to_json
from certification.models import Run, RunKind, RunOutcome
from certification.policy import portal_policy
from certification.runs import reasons
from connectors.store import load

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Ending:
    """How a run ended, with its report as it is stored."""

    outcome: RunOutcome
    reason: str = ""
    report: bytes = b""
    verdict_digest: str = ""
    ruleset: str = ""
    counts: dict[str, int] = field(default_factory=dict)


def validate(run: Run, progress: Progress) -> Ending:
    """The engine on the canonical package, with the portal's policy: what `certify check --policy` does."""
    report = check(load(run.package_id), policy=portal_policy(), profile=run.inputs["profile"], progress=progress)
    outcome = RunOutcome(report.verdict)
    return Ending(
        outcome=outcome,
        reason=reasons.RULE_ERRORED if outcome == RunOutcome.ERRORED else "",
        report=to_json(report),
        verdict_digest=report.verdict_digest,
        ruleset=report.ruleset,
        counts=dict(report.counts),
    )


def compare(run: Run, _progress: Progress) -> Ending:
    baseline = run.inputs["baseline"]
    return Ending(RunOutcome.SKIPPED, reasons.COMPARISON_NOT_BUILT if baseline else reasons.NOTHING_PUBLISHED)


def try_live(_run: Run, _progress: Progress) -> Ending:
    return Ending(RunOutcome.SKIPPED, reasons.NO_BENCH)


EXECUTE: dict[str, Callable[[Run, Progress], Ending]] = {
    RunKind.VALIDATION: validate,
    RunKind.CHANGES: compare,
    RunKind.LIVE: try_live,
}
