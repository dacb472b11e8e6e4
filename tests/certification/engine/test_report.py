"""The contract's object."""

import json
from datetime import date
from typing import Any

import pytest

from certification.engine import seeded
from certification.engine.engine import check
from certification.engine.report import to_json

DAY = date(2026, 11, 22)
KEYS = ["schema", "engine", "ruleset", "profile", "context", "package", "verdict", "verdict_digest", "counts"]
KEYS += ["findings", "outcomes"]
FINDING_KEYS = ["rule", "microsoft", "severity", "message", "params", "file", "pointer", "line", "column", "end_line"]
FINDING_KEYS += ["end_column", "fingerprint", "existing", "related", "fix"]


@pytest.fixture
def flawed() -> dict[str, Any]:
    edit = {"/paths/~1invoices/get/responses/default/schema": {"type": "object"}}
    report: dict[str, Any] = json.loads(to_json(check(seeded.package_with(edit), as_of=DAY)))
    return report


def test_report_has_the_keys_of_the_contract_in_order(flawed: dict[str, Any]) -> None:
    assert list(flawed) == KEYS
    assert list(flawed["context"]) == ["policy", "as_of", "baseline", "absent", "only", "skip"]
    assert list(flawed["package"]) == ["digest", "files"]
    assert list(flawed["package"]["files"][0]) == ["name", "given_as", "role", "bytes", "sha256"]


def test_finding_has_the_keys_of_the_contract_in_order(flawed: dict[str, Any]) -> None:
    (finding,) = flawed["findings"]
    assert list(finding) == FINDING_KEYS
    (edit,) = finding["fix"]["edits"]
    assert list(finding["fix"]) == ["title", "safe", "edits"]
    assert list(edit) == ["file", "start", "end", "text"]


def test_finding_says_where_and_what(flawed: dict[str, Any]) -> None:
    (finding,) = flawed["findings"]
    del finding["fix"], finding["fingerprint"]
    assert finding == {
        "rule": "RSP-003",
        "microsoft": "DefaultResponseHasSchema",
        "severity": "error",
        "message": "Operation ListInvoices: the 'default' response should not have a schema.",
        "params": {"operation": "ListInvoices"},
        "file": "apiDefinition.swagger.json",
        "pointer": "/paths/~1invoices/get/responses/default/schema",
        "line": 57,
        "column": 23,
        "end_line": 59,
        "end_column": 14,
        "existing": False,
        "related": [],
    }


def test_related_place_has_no_end() -> None:
    edit = {"/paths/~1invoices/post/operationId": "ListInvoices"}
    first, second = json.loads(to_json(check(seeded.package_with(edit))))["findings"]
    (related,) = first["related"]
    assert related == {key: second[key] for key in ("file", "pointer", "line", "column")}


def test_clean_report_is_passed() -> None:
    report = json.loads(to_json(check(seeded.sample(), as_of=DAY)))
    assert report["verdict"] == "passed"
    assert report["counts"] == {"error": 0, "warning": 0, "hint": 0}
    assert report["context"]["as_of"] == "2026-11-22"


def test_verdict_digest_does_not_depend_on_the_day() -> None:
    first, second = check(seeded.sample(), as_of=DAY), check(seeded.sample(), as_of=date(2026, 11, 23))
    assert first.verdict_digest == second.verdict_digest
    assert to_json(first) != to_json(second)


@pytest.mark.parametrize(
    "options", [{"profile": "update"}, {"absent": ["icon"]}, {"only": ["TXT-001"]}, {"baseline": seeded.sample()}]
)
def test_verdict_digest_depends_on_what_was_asked(options: dict[str, Any]) -> None:
    assert check(seeded.sample(), **options).verdict_digest != check(seeded.sample()).verdict_digest


def test_half_surrogates_do_not_stop_the_report() -> None:
    text = '{"swagger": "2.0", "info": {"title": "\\ud800' + "x" * 31 + '", "\\udfff": 1}, "paths": {}}'
    package = seeded.package_with({"definition": text})
    report = json.loads(to_json(check(package)))
    assert report["verdict"] == "failed"
    assert "/info/\ufffd" in [finding["pointer"] for finding in report["findings"]]
