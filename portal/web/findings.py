"""The findings of a round as a page shows them: in order of weight, a page at a time, with their source."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certification.engine import registry
from certification.engine.rule import Rule
from certification.facts import Facts, covers
from certification.models import Acceptance
from portal.web.sentences import filled, finding_message
from portal.web.source import Excerpt, Sources

PAGE_SIZE = 50
SEVERITIES: dict[str, Promise | str] = {
    "error": _("Errors: these block"),
    "warning": _("Warnings: the reviewer decides"),
    "hint": _("Hints"),
}
ORDER = list(SEVERITIES)


@dataclass(frozen=True)
class FindingRow:
    """One finding with what a reader needs beside it. `is_new` is None when there is no earlier round."""

    finding: Mapping[str, Any]
    rule: Rule | None
    message: str
    fix: str
    excerpt: Excerpt | None
    acceptances: tuple[Acceptance, ...]
    existing: bool
    is_new: bool | None

    @property
    def anchor(self) -> str:
        return f"f-{self.finding['fingerprint']}"


@dataclass(frozen=True)
class Group:
    """The findings of one severity in one file on this page."""

    severity: str
    label: Promise | str
    file: str
    rows: tuple[FindingRow, ...]
    first_of_severity: bool


@dataclass(frozen=True)
class FindingFilter:
    """What the reader wants to see; empty strings leave nothing out."""

    severity: str = ""
    rule: str = ""
    file: str = ""

    def wants(self, finding: Mapping[str, Any]) -> bool:
        return all(
            not wanted or finding[key] == wanted
            for key, wanted in (("severity", self.severity), ("rule", self.rule), ("file", self.file))
        )


@dataclass(frozen=True)
class FindingList:
    """One page of findings in groups, and what the whole list holds by severity and by rule."""

    page: "Page[Any]"
    groups: tuple[Group, ...]
    counts: Mapping[str, int]
    by_rule: tuple[tuple[str, str, int], ...]  # code, title, count
    total: int


def finding_list(
    facts: Facts,
    sources: Sources,
    wanted: FindingFilter,
    page: str | int = 1,
    earlier: frozenset[str] | None = None,
) -> FindingList:
    """One page of the findings of the facts' round. `earlier` are the fingerprints of the round before."""
    findings = facts.report.get("findings", [])
    kept = sorted((each for each in findings if wanted.wants(each)), key=lambda each: ORDER.index(each["severity"]))
    shown = Paginator(kept, PAGE_SIZE).get_page(page)
    rows = [_row(each, facts, sources, earlier) for each in shown.object_list]
    return FindingList(shown, tuple(_groups(rows)), _counts(findings), _by_rule(findings), len(findings))


def finding_row(finding: Mapping[str, Any], facts: Facts, sources: Sources) -> FindingRow:
    """One finding by itself, for forms that are about it."""
    return _row(finding, facts, sources, None)


def _row(finding: Mapping[str, Any], facts: Facts, sources: Sources, earlier: frozenset[str] | None) -> FindingRow:
    rule = registry.get(finding["rule"])
    return FindingRow(
        finding=finding,
        rule=rule,
        message=finding_message(finding),
        fix=filled(rule.fix, {}) if rule else "",
        excerpt=sources.excerpt(finding["file"], finding),
        acceptances=tuple(each for each in facts.acceptances if covers(each, dict(finding))),
        existing=bool(finding["existing"]) or finding["fingerprint"] in facts.existing,
        is_new=None if earlier is None else finding["fingerprint"] not in earlier,
    )


def _groups(rows: Iterable[FindingRow]) -> Iterable[Group]:
    last = ""
    for (severity, file), found in groupby(rows, key=lambda row: (row.finding["severity"], row.finding["file"])):
        yield Group(severity, SEVERITIES[severity], file, tuple(found), severity != last)
        last = severity


def _counts(findings: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    found = Counter(each["severity"] for each in findings)
    return {severity: found[severity] for severity in ORDER}


def _by_rule(findings: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, str, int], ...]:
    found = Counter(each["rule"] for each in findings)
    return tuple((code, _title(code), count) for code, count in found.most_common())


def _title(code: str) -> str:
    rule = registry.get(code)
    return filled(rule.title, {}) if rule else code
