from xml.etree import ElementTree as ET

import pytest

from certification.engine import registry, seeded
from certification.engine.engine import check
from certification.engine.formats import junit
from certification.engine.policy import Policy
from certification.engine.report import Report
from connectors.package.package import Package
from tests.certification.engine.judging import package_of

FLAWED = seeded.package_with({"/info/title": 'Contoso "Invoicing" & <Accounting> \u0001'})


def suite(report: Report, package: Package) -> ET.Element:
    document = ET.fromstring(junit.render(report, package).encode())  # noqa: S314  our own document
    (found,) = document
    return found


def case(found: ET.Element, code: str) -> ET.Element:
    return next(each for each in found if (each.get("name") or "").startswith(code))


def test_suite_counts_cases() -> None:
    found = suite(check(FLAWED), FLAWED)
    expected = {"tests": str(len(registry.rules())), "failures": "1", "errors": "0", "skipped": "0"}
    assert {name: found.get(name) for name in expected} == expected
    assert len(found) == len(registry.rules())


def test_blocking_finding_fails_its_case() -> None:
    (failure,) = case(suite(check(FLAWED), FLAWED), "TXT-001")
    assert failure.tag == "failure"
    assert failure.get("message", "").startswith("1 blocking: The title 'Contoso \"Invoicing\" & <Accounting> \\x01'")
    assert (failure.text or "").startswith("apiDefinition.swagger.json:4:14 error: The title")


def test_warning_is_output_of_a_passed_case() -> None:
    report = check(FLAWED, policy=Policy(severities={"new": {"TXT-001": "warning"}}))
    (output,) = case(suite(report, FLAWED), "TXT-001")
    assert output.tag == "system-out"


def test_skipped_rule_says_why() -> None:
    package = package_of(definition="{}")
    (skipped,) = case(suite(check(package), package), "ICO-007")
    assert (skipped.tag, skipped.get("message")) == ("skipped", "no apiProperties.json in the package")


def test_errored_rule_is_an_error() -> None:
    report = check(seeded.sample())
    report.outcomes["TXT-001"] = "errored"
    found = suite(report, seeded.sample())
    assert (found.get("errors"), case(found, "TXT-001")[0].tag) == ("1", "error")


@pytest.mark.parametrize("count", [0, 2])
def test_several_packages_are_several_suites(count: int) -> None:
    part = junit.part(check(FLAWED), FLAWED)
    document = ET.fromstring("".join(junit.join([part] * count)).encode())  # noqa: S314
    assert [each.tag for each in document] == ["testsuite"] * count
