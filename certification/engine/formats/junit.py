"""The report as JUnit XML: a suite for each package, a case for each rule."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from certification.engine import registry
from certification.engine.formats.naming import Naming, canonical
from certification.engine.report import Finding, Report
from connectors.package.package import Package

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="certify">\n'


def render(report: Report, package: Package) -> str:
    """One document with one suite."""
    return "".join(join([part(report, package)]))


def part(report: Report, _package: Package, named: Naming = canonical) -> str:
    """One suite. Blocking findings fail their rule's case; the others stand in its output."""
    cases = [_case(code, outcome, report, named) for code, outcome in report.outcomes.items()]
    failures = len({finding.rule for finding in report.blocking} - _errored(report))
    skipped = sum(outcome.startswith("skipped") for outcome in report.outcomes.values())
    head = (
        f'<testsuite name={_quoted(named("") or report.package["digest"])} tests="{len(cases)}" '
        f'failures="{failures}" errors="{len(_errored(report))}" skipped="{skipped}" time="0">'
    )
    return "\n".join([head, *cases, "</testsuite>\n"])


def join(parts: Iterable[str]) -> Iterator[str]:
    """One document of all suites."""
    yield _HEAD
    yield from parts
    yield "</testsuites>\n"


def _errored(report: Report) -> set[str]:
    return {code for code, outcome in report.outcomes.items() if outcome == "errored"}


def _case(code: str, outcome: str, report: Report, named: Naming) -> str:
    rule = registry.get(code)
    title = f"{code} {rule.title}" if rule else code
    inside = _inside(code, outcome, report, named)
    start = f'<testcase classname="certify.{rule.family if rule else "rules"}" name={_quoted(title)} time="0"'
    return f"{start}>{inside}</testcase>" if inside else f"{start}/>"


def _inside(code: str, outcome: str, report: Report, named: Naming) -> str:
    if outcome == "errored":
        return '<error message="the rule failed; this is a mistake of ours"/>'
    if outcome.startswith("skipped"):
        return f"<skipped message={_quoted(outcome.partition(': ')[2])}/>"
    found = [finding for finding in report.findings if finding.rule == code]
    blocking = [finding for finding in report.blocking if finding.rule == code]
    if blocking:
        first = f"{len(blocking)} blocking: {blocking[0].message}"
        return f"<failure message={_quoted(first)}>{_listed(found, named)}</failure>"
    return f"<system-out>{_listed(found, named)}</system-out>" if found else ""


def _listed(findings: Iterable[Finding], named: Naming) -> str:
    return escape(_clean("\n".join(_line(finding, named) for finding in findings)))


def _line(finding: Finding, named: Naming) -> str:
    span = finding.spot.span
    return f"{named(finding.spot.file)}:{span.line}:{span.column} {finding.severity}: {finding.message}"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """XML has no place for control characters, half surrogate pairs and two others, escaped or not."""
    return "".join(character if _in_xml(ord(character)) else "\ufffd" for character in text)


def _in_xml(code: int) -> bool:
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF
