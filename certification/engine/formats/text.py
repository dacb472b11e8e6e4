"""The report for a terminal: findings by file, each with its line, a caret and what to do."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from certification.engine import registry
from certification.engine.formats.naming import Naming, canonical
from certification.engine.formats.source import Sources
from certification.engine.report import Finding, Report
from connectors.package.package import Package

_COLOURS = {"error": "31", "warning": "33", "hint": "36", "passed": "32", "failed": "31", "errored": "35"}


def render(report: Report, package: Package) -> str:
    """The whole text, without colours."""
    return "".join(join([part(report, package)]))


def part(report: Report, package: Package, named: Naming = canonical, *, colour: bool = False) -> str:
    """The text of one package."""
    return "\n".join(_lines(report, package, named, colour=colour)) + "\n"


def join(parts: Iterable[str]) -> Iterator[str]:
    """One after the other."""
    return iter(parts)


def _lines(report: Report, package: Package, named: Naming, *, colour: bool) -> Iterator[str]:
    sources = Sources(package)
    for name, findings in groupby(report.findings, key=lambda finding: finding.spot.file):
        yield _painted(named(name), "1", colour=colour)
        for finding in findings:
            yield from _finding(finding, sources, colour=colour)
        yield ""
    for code in sorted(report.errors):
        yield f"Rule {code} failed while judging this package. This is a mistake of ours, not of the package."
    yield _summary(report, named, colour=colour)


def _finding(finding: Finding, sources: Sources, *, colour: bool) -> Iterator[str]:
    span = finding.spot.span
    severity = _painted(f"{finding.severity:7}", _COLOURS[finding.severity], colour=colour)
    microsoft = f" ({finding.microsoft})" if finding.microsoft else ""
    existing = " [in the published version too]" if finding.existing else ""
    yield f"  {span.line}:{span.column}  {severity}  {finding.rule}{microsoft}  {finding.message}{existing}"
    frame = sources.frame(finding)
    if frame:
        yield f"      {frame[0]}"
        yield f"      {_painted(frame[1], _COLOURS[finding.severity], colour=colour)}"
    rule = registry.get(finding.rule)
    if rule:
        yield f"      {rule.fix}"


def _summary(report: Report, named: Naming, *, colour: bool) -> str:
    name = named("") or report.package["digest"][:19]
    verdict = _painted(report.verdict, _COLOURS[report.verdict], colour=colour)
    counts = ", ".join(_counted(number, severity) for severity, number in report.counts.items())
    narrowed = [f", {key} {','.join(report.context[key])}" for key in ("absent", "only", "skip") if report.context[key]]
    return f"{name}: {verdict} ({counts}; profile {report.profile}{''.join(narrowed)}) {report.verdict_digest[:19]}"


def _counted(number: int, severity: str) -> str:
    return f"{number} {severity}" if number == 1 else f"{number} {severity}s"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
