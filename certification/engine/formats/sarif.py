"""The report as SARIF 2.1.0, for code scanning and editors."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from certification.engine import registry
from certification.engine.formats.naming import Naming, canonical
from certification.engine.help import help_of
from certification.engine.report import Finding, Report, Spot, TextEdit, TextFix, dump
from certification.engine.rule import Rule
from connectors.package.package import Package
from connectors.package.positions import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


def render(report: Report, package: Package) -> str:
    """One log with one run."""
    return "".join(join([part(report, package)]))


def part(report: Report, _package: Package, named: Naming = canonical) -> str:
    """One run, as JSON."""
    return dump(_run(report, named)).decode()


def join(parts: Iterable[str]) -> Iterator[str]:
    """One log of all runs."""
    yield f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":['
    yield ",".join(parts)
    yield "]}\n"


def _run(report: Report, named: Naming) -> dict[str, Any]:
    rules = {rule.code: position for position, rule in enumerate(registry.rules())}
    return {
        "tool": {
            "driver": {
                "name": "certify",
                "semanticVersion": report.engine,
                "rules": [_rule(rule) for rule in registry.rules()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(finding, rules, report, named) for finding in report.findings],
        "properties": {
            "verdict": report.verdict,
            "verdictDigest": report.verdict_digest,
            "package": report.package["digest"],
            "profile": report.profile,
        },
    }


def _rule(rule: Rule) -> dict[str, Any]:
    described = help_of(rule)
    return {
        "id": rule.code,
        **({"name": rule.microsoft} if rule.microsoft else {}),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": described.what},
        "help": {"text": described.how_to_fix},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    """A rule that errored is a notification: the run did not succeed."""
    notifications = [
        {
            "level": "error",
            "associatedRule": {"id": code},
            "message": {"text": f"Rule {code} failed while judging this package."},
        }
        for code, outcome in report.outcomes.items()
        if outcome == "errored"
    ]
    return {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}


def _result(finding: Finding, rules: dict[str, int], report: Report, named: Naming) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.spot, named)],
        "partialFingerprints": {"certify/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_location(spot, named) for spot in finding.related]
    if report.context["baseline"]:
        result["baselineState"] = "unchanged" if finding.existing else "new"
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, named)]
    return result


def _location(spot: Spot, named: Naming) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {**_artifact(spot.file, named), "region": _region(spot.span)}}
    if spot.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": spot.pointer}]
    return location


def _artifact(file: str, named: Naming) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(named(file), errors="surrogateescape")}}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: TextFix, named: Naming) -> dict[str, Any]:
    files = dict.fromkeys(edit.file for edit in fix.edits)
    changes = [
        {**_artifact(file, named), "replacements": [_replacement(edit) for edit in fix.edits if edit.file == file]}
        for file in files
    ]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _replacement(edit: TextEdit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
