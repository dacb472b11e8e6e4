"""`check`: outcomes, narrowing, baseline, verdict, and rules that fail."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from certification.engine import registry, seeded
from certification.engine.context import Context
from certification.engine.engine import UsageError, check
from certification.engine.example import REMOVE, Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.policy import Policy
from certification.engine.report import to_json
from certification.engine.rule import Rule
from connectors.package.package import Package
from tests.certification.engine.judging import found, package_of

LONG_TITLE = {"/info/title": "Contoso Invoicing and Accounting"}


@pytest.fixture
def broken_rule(monkeypatch: pytest.MonkeyPatch) -> Rule:
    """A rule that raises on every parameter, in the registry beside the others."""
    rule = Rule("PAR-999", "Broken", "hint", "Never.", "Nothing.", Example(wrong={}))

    @rule.visits(Kind.PARAMETER)
    def _check(node: Node, _context: Context) -> Iterator[Breach]:
        yield Breach(node.at())
        raise ZeroDivisionError("of ours")

    rules = tuple(sorted((*registry.rules(), rule), key=lambda rule: rule.code))
    monkeypatch.setattr(registry, "rules", lambda: rules)
    return rule


def test_rule_that_raises_is_errored_and_the_others_go_on(broken_rule: Rule) -> None:
    report = check(seeded.package_with(LONG_TITLE))
    assert report.outcomes[broken_rule.code] == "errored"
    assert report.outcomes["TXT-001"] == "failed"
    assert report.verdict == "errored"
    assert "ZeroDivisionError: of ours" in report.errors[broken_rule.code]


def test_rule_whose_message_lacks_a_param_is_errored(broken_rule: Rule) -> None:
    broken_rule.message = "About {nothing}."
    broken_rule.visits_made.clear()
    broken_rule.visits(Kind.INFO)(lambda node, _context: [Breach(node.at())])
    report = check(seeded.sample())
    assert report.outcomes[broken_rule.code] == "errored"
    assert found(report) == []


def test_outcomes_name_every_rule_in_order() -> None:
    assert list(check(seeded.sample()).outcomes) == [rule.code for rule in registry.rules()]


def test_rules_of_a_missing_file_are_skipped_with_that_reason() -> None:
    outcomes = check(package_of(definition="{}")).outcomes
    assert outcomes["ICO-007"] == "skipped: no apiProperties.json in the package"


def test_rules_of_an_absent_file_are_skipped_with_that_reason() -> None:
    report = check(package_of(definition="{}"), absent=["properties", "icon"])
    assert report.outcomes["ICO-007"] == "skipped: apiProperties.json is absent from this copy"
    assert report.context["absent"] == ["icon", "properties"]


def test_rules_of_an_unreadable_file_are_skipped_with_that_reason() -> None:
    outcomes = check(package_of(definition="")).outcomes
    assert outcomes["TXT-001"] == "skipped: apiDefinition.swagger.json could not be read as JSON"
    assert outcomes["DEF-002"] == "skipped: apiDefinition.swagger.json could not be read as JSON"
    assert outcomes["PKG-026"] == "failed"


def test_root_that_is_no_object_is_a_matter_of_the_schema() -> None:
    report = check(package_of(definition="[]"))
    assert report.outcomes["TXT-001"] == "skipped: apiDefinition.swagger.json is not a JSON object"
    assert found(report) == [("DEF-011", "apiDefinition.swagger.json", "")]


def test_only_narrows_and_the_report_says_so() -> None:
    report = check(seeded.package_with(LONG_TITLE), only=["rsp-003", "FieldLengthExceeded"])
    assert report.context["only"] == ["RSP-003", "TXT-001"]
    assert {code for code, outcome in report.outcomes.items() if outcome == "skipped: not selected"} == {
        rule.code for rule in registry.rules()
    } - {"RSP-003", "TXT-001"}


def test_skip_leaves_out_and_the_digest_differs() -> None:
    whole, narrowed = check(seeded.sample()), check(seeded.sample(), skip=["TXT-001"])
    assert narrowed.context["skip"] == ["TXT-001"]
    assert narrowed.outcomes["TXT-001"] == "skipped: not selected"
    assert whole.verdict_digest != narrowed.verdict_digest


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"only": ["NON-001"]}, "there is no rule 'NON-001'; `certify rules` lists them"),
        ({"profile": "old"}, "'old' is none of new, update, independent"),
        ({"absent": ["logo"]}, "'logo' is none of definition, properties, icon, readme, script, settings"),
    ],
)
def test_unknown_words_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        check(seeded.sample(), **options)
    assert str(caught.value) == said


def test_finding_of_the_baseline_is_existing() -> None:
    published = seeded.package_with(LONG_TITLE)
    report = check(seeded.package_with(LONG_TITLE, {"/host": "https://x"}), baseline=published)
    assert [(finding.rule, finding.existing) for finding in report.findings] == [("TXT-001", True), ("DEF-006", False)]
    assert report.context["baseline"] == published.digest


@pytest.mark.parametrize(
    ("profile", "verdict", "blocking"),
    [("new", "failed", ["TXT-001"]), ("independent", "failed", ["TXT-001"]), ("update", "passed", [])],
)
def test_existing_error_blocks_all_but_updates(profile: str, verdict: str, blocking: list[str]) -> None:
    package = seeded.package_with(LONG_TITLE)
    report = check(package, profile=profile, baseline=package)
    assert (report.verdict, [finding.rule for finding in report.blocking]) == (verdict, blocking)
    assert report.counts == {"error": 1, "warning": 0, "hint": 0}


def test_warning_does_not_block() -> None:
    policy = Policy(severities={"new": {"TXT-001": "warning"}})
    report = check(seeded.package_with(LONG_TITLE), policy=policy)
    assert (report.verdict, report.counts) == ("passed", {"error": 0, "warning": 1, "hint": 0})


def test_rule_that_is_off_is_skipped() -> None:
    policy = Policy(severities={"new": {"TXT-001": "off"}})
    report = check(seeded.package_with(LONG_TITLE), policy=policy)
    assert report.outcomes["TXT-001"] == "skipped: switched off by the policy"


def test_findings_are_ordered_by_file_position_and_rule() -> None:
    edits = {
        "/info/title": "Contoso Invoicing and Accounting",
        "/paths/~1invoices/get/operationId": REMOVE,
        "/paths/~1invoices/post/responses": {"default": {"description": "Any.", "schema": {"type": "object"}}},
        "properties#/properties/iconBrandColor": "#007ee5",
    }
    report = check(seeded.package_with(edits))
    assert [finding.rule for finding in report.findings] == ["TXT-001", "OPS-001", "RSP-010", "RSP-003", "ICO-007"]


def test_progress_counts_rules_up_to_all_of_them() -> None:
    told: list[tuple[int, int]] = []
    check(seeded.sample(), progress=lambda done, total: told.append((done, total)))
    numbers = [done for done, _ in told]
    assert numbers == sorted(numbers)
    assert told[-1] == (len(registry.rules()), len(registry.rules()))


def test_empty_package_is_judged() -> None:
    report = check(Package([]))
    assert found(report) == [("PKG-002", "apiDefinition.swagger.json", "")]
    assert report.package["files"] == []


def test_report_is_the_same_each_time() -> None:
    package = seeded.package_with(LONG_TITLE)
    assert to_json(check(package, as_of=date(2026, 11, 22))) == to_json(check(package, as_of=date(2026, 11, 22)))
