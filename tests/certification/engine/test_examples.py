"""Every rule's example: the right one is clean, the wrong one is found at its place, by that rule alone."""

from collections.abc import Iterator

import pytest

from certification.engine import registry, seeded
from certification.engine.engine import check
from certification.engine.report import TextFix
from certification.engine.rule import Rule
from tests.certification.engine.edits import applied
from tests.certification.engine.judging import found, name_of, package_of

RULES = registry.rules()
every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def test_sample_connector_has_no_finding() -> None:
    report = check(seeded.sample())
    assert (found(report), report.verdict) == ([], "passed")


@every_rule
def test_right_example_has_no_finding(rule: Rule) -> None:
    assert found(check(seeded.right(rule))) == []


@every_rule
def test_wrong_example_is_found_by_its_rule_alone(rule: Rule) -> None:
    report = check(seeded.wrong(rule))
    assert {finding.rule for finding in report.findings} == {rule.code, *rule.example.also}
    assert report.outcomes[rule.code] == "failed"


@every_rule
def test_wrong_example_is_found_at_its_place(rule: Rule) -> None:
    role, pointer, _ = seeded.expected(rule)
    places = [(file, at) for code, file, at in found(check(seeded.wrong(rule))) if code == rule.code]
    assert (name_of(role), pointer) in places


def test_all_wrong_examples_at_once_are_all_found() -> None:
    """Faults that do not take each other's ground away are found in one run, whatever else is wrong."""
    edits = []
    for rule in RULES:
        if rule.code not in {"PKG-002", "PKG-026", "DEF-001", "RSP-010"}:
            edits += [rule.example.right, rule.example.wrong]
    touched: set[str] = set()
    kept = []
    for edit in edits:
        if touched.isdisjoint(edit):
            kept.append(edit)
            touched |= set(edit)
    expected = {
        rule.code
        for rule in RULES
        if rule.example.wrong in kept and (rule.example.right in kept or not rule.example.right)
    }
    assert expected - {finding.rule for finding in check(seeded.package_with(*kept)).findings} == set()


def _fixes() -> Iterator[tuple[Rule, TextFix]]:
    for rule in RULES:
        report = check(seeded.wrong(rule))
        yield from ((rule, finding.fix) for finding in report.findings if finding.rule == rule.code and finding.fix)


@pytest.mark.parametrize(("rule", "fix"), list(_fixes()), ids=lambda value: getattr(value, "code", ""))
def test_fix_removes_its_finding_and_adds_none(rule: Rule, fix: TextFix) -> None:
    before = seeded.wrong(rule)
    files = {file.role: file.content for file in before.files}
    for file in before.files:
        edits = tuple(edit for edit in fix.edits if edit.file == file.name)
        files[file.role] = applied(file.content.decode(), edits).encode() if edits else file.content
    after = [place for place in found(check(package_of(**files))) if place[0] == rule.code]
    assert len(after) < len([place for place in found(check(before)) if place[0] == rule.code])
    assert len(found(check(package_of(**files)))) < len(found(check(before)))
