"""The report as workflow commands of GitHub Actions: annotations beside the lines of a pull request."""

from collections.abc import Iterable, Iterator

from certification.engine.formats.naming import Naming, canonical
from certification.engine.report import Finding, Report
from connectors.package.package import Package

_LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}


def render(report: Report, package: Package) -> str:
    """One command a finding, each on a line."""
    return "".join(join([part(report, package)]))


def part(report: Report, _package: Package, named: Naming = canonical) -> str:
    """The commands of one package; a rule that errored is an error without a file."""
    lines = [_command(finding, named) for finding in report.findings]
    lines += [f"::error title={code} errored::{code} failed while judging {_text(named(''))}" for code in report.errors]
    return "".join(f"{line}\n" for line in lines)


def join(parts: Iterable[str]) -> Iterator[str]:
    """One after the other."""
    return iter(parts)


def _command(finding: Finding, named: Naming) -> str:
    span = finding.spot.span
    properties = {
        "file": named(finding.spot.file),
        "line": str(span.line),
        "col": str(span.column),
        "endLine": str(span.end_line),
        "endColumn": str(span.end_column),
        "title": f"{finding.rule} {finding.microsoft}" if finding.microsoft else finding.rule,
    }
    if span.end_line != span.line:
        del properties["col"], properties["endColumn"]  # GitHub takes columns only within one line
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_text(finding.message)}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
