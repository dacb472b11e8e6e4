"""The report of a check: one object, one serialisation, equal byte for byte wherever it is made."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson

from connectors.package.positions import Span

SCHEMA = "certify.report/1"
Verdict = Literal["passed", "failed", "errored"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a report names it: file and pointer, and its lines and columns from 1 (the end is exclusive)."""

    file: str
    pointer: str
    span: Span


@dataclass(frozen=True, slots=True)
class TextEdit:
    """One change of a file's decoded text: what stands in the span becomes `text`."""

    file: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class TextFix:
    """A repair as text edits, which do not overlap."""

    title: str
    safe: bool
    edits: tuple[TextEdit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule at a place, weighed."""

    rule: str
    microsoft: str | None
    severity: str
    message: str
    params: dict[str, Any]
    spot: Spot
    fingerprint: str
    existing: bool = False
    related: tuple[Spot, ...] = ()
    fix: TextFix | None = None


@dataclass(frozen=True)
class Report:
    """What the engine says of one package. `errors` (tracebacks by rule code) are for us and not serialised."""

    engine: str
    ruleset: str
    profile: str
    context: dict[str, Any]
    package: dict[str, Any]
    findings: tuple[Finding, ...]
    outcomes: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The errors that block: those that stood in the published version do not block an update."""
        return tuple(
            finding
            for finding in self.findings
            if finding.severity == "error" and not (finding.existing and self.profile == "update")
        )

    @property
    def verdict(self) -> Verdict:
        if "errored" in self.outcomes.values():
            return "errored"
        return "failed" if self.blocking else "passed"

    @property
    def counts(self) -> dict[str, int]:
        """Findings by severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in ("error", "warning", "hint")}

    @property
    def verdict_digest(self) -> str:
        """`sha256:…` over what was judged, by what, and what was found; not over the day, texts or lines."""
        context = {key: value for key, value in self.context.items() if key != "as_of"}
        found = [
            [each.rule, each.severity, each.spot.file, each.spot.pointer, each.fingerprint, each.existing]
            for each in self.findings
        ]
        facts = [self.package["digest"], self.ruleset, self.profile, context, found]
        return "sha256:" + hashlib.sha256(dump(facts)).hexdigest()


def to_json(report: Report) -> bytes:
    """The report in its contract's form, in the contract's order of keys, without a line end."""
    return dump(as_dict(report))


def as_dict(report: Report) -> dict[str, Any]:
    """The report as the JSON object of the contract."""
    return {
        "schema": SCHEMA,
        "engine": report.engine,
        "ruleset": report.ruleset,
        "profile": report.profile,
        "context": report.context,
        "package": report.package,
        "verdict": report.verdict,
        "verdict_digest": report.verdict_digest,
        "counts": report.counts,
        "findings": [_finding(finding) for finding in report.findings],
        "outcomes": report.outcomes,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.spot.span
    return {
        "rule": finding.rule,
        "microsoft": finding.microsoft,
        "severity": finding.severity,
        "message": finding.message,
        "params": finding.params,
        "file": finding.spot.file,
        "pointer": finding.spot.pointer,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "fingerprint": finding.fingerprint,
        "existing": finding.existing,
        "related": [_related(spot) for spot in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _related(spot: Spot) -> dict[str, Any]:
    return {"file": spot.file, "pointer": spot.pointer, "line": spot.span.line, "column": spot.span.column}


def _fix(fix: TextFix) -> dict[str, Any]:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: TextEdit) -> dict[str, Any]:
    return {
        "file": edit.file,
        "start": {"line": edit.span.line, "column": edit.span.column},
        "end": {"line": edit.span.end_line, "column": edit.span.end_column},
        "text": edit.text,
    }


def dump(value: Any) -> bytes:
    """JSON as UTF-8; halves of surrogate pairs, which JSON texts may hold and UTF-8 not, become U+FFFD."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return orjson.dumps(_whole(value))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(each) for each in value]
    return value
