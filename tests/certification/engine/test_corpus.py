"""Real connectors: each gives a report, and no rule errors."""

import json
import os
from pathlib import Path

import pytest

from certification.engine.engine import check
from certification.engine.report import Report, to_json
from connectors.package.intake import receive_path

CORPUS = Path(os.environ.get("CONNECTOR_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
FOLDERS = sorted(CORPUS.glob("*-connectors/*"))

pytestmark = pytest.mark.skipif(not FOLDERS, reason="no corpus: set CONNECTOR_CORPUS to its folder")


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {folder.name: check(receive_path(folder).package, absent=["icon", "script"]) for folder in FOLDERS}


def test_every_connector_gives_a_report_and_none_is_errored(reports: dict[str, Report]) -> None:
    assert {name: report.errors for name, report in reports.items() if report.verdict == "errored"} == {}


def test_every_finding_stands_at_a_line_of_its_file(reports: dict[str, Report]) -> None:
    spots = [finding.spot for report in reports.values() for finding in report.findings]
    assert all(spot.span.line >= 1 and spot.span.column >= 1 for spot in spots)
    assert all((spot.span.line, spot.span.column) <= (spot.span.end_line, spot.span.end_column) for spot in spots)


def test_fingerprints_are_unique_within_a_report(reports: dict[str, Report]) -> None:
    for name, report in reports.items():
        fingerprints = [finding.fingerprint for finding in report.findings]
        assert len(fingerprints) == len(set(fingerprints)), name


def test_every_report_is_json_of_the_contract(reports: dict[str, Report]) -> None:
    assert {json.loads(to_json(report))["schema"] for report in reports.values()} == {"certify.report/1"}


def test_every_file_that_is_not_strict_json_is_found(reports: dict[str, Report]) -> None:
    found = {name for name, report in reports.items() if report.outcomes["PKG-026"] == "failed"}
    strict = set()
    for folder in FOLDERS:
        files = [file.content for file in receive_path(folder).package.files if file.name.endswith(".json")]
        if all(_is_strict(content) for content in files):
            strict.add(folder.name)
    assert found == set(reports) - strict


def _is_strict(content: bytes) -> bool:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) != len(pairs):
            raise ValueError
        return members

    def none(word: str) -> None:
        raise ValueError(word)

    try:
        json.loads(content.decode("utf-8"), object_pairs_hook=once, parse_constant=none)
    except ValueError:
        return False
    return True
