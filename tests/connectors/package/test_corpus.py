"""Every connector of the corpus is received, and those that are not strict JSON are read all the same."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.package.intake import GivenFile, receive, receive_path
from connectors.package.jsonfile import JsonFile
from connectors.package.pack import to_zip
from connectors.package.package import JSON_ROLES

CORPUS = Path(os.environ.get("CONNECTOR_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
PROGRAMS = ("certified-connectors", "independent-publisher-connectors", "custom-connectors")

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"no corpus: set CONNECTOR_CORPUS, or put it at {CORPUS.name} beside the repository"
)


def folders() -> Iterator[Path]:
    for program in PROGRAMS:
        yield from sorted((CORPUS / program).iterdir())


def files() -> Iterator[JsonFile]:
    for folder in folders():
        for file in receive_path(folder).package.files:
            if file.role in JSON_ROLES:
                yield JsonFile(file)


def test_corpus_every_folder_received_with_a_definition_and_nothing_ignored() -> None:
    intakes = [receive_path(folder) for folder in folders()]
    assert len(intakes) == 612
    assert [intake for intake in intakes if intake.package.definition is None or intake.ignored] == []


def test_corpus_every_package_survives_its_zip() -> None:
    packages = [receive_path(folder).package for folder in folders()]
    assert packages == [receive([GivenFile("package.zip", to_zip(package))]).package for package in packages]


def is_strict(file: JsonFile) -> bool:
    try:
        json.loads(file.file.content.decode("utf-8"))
    except ValueError:
        return False
    return True


def test_corpus_files_that_are_not_strict_are_read_with_problems() -> None:
    counts = {"strict": 0, "not strict": 0, "bad bytes": 0, "mark": 0, "duplicate keys": 0}
    for file in files():
        codes = {problem.code for problem in file.problems + file.encoding_problems}
        assert isinstance(file.value, dict)
        assert len(file.value) >= 1
        strict = is_strict(file) and "json_duplicate_key" not in codes
        assert strict == (codes == set())
        counts["bad bytes"] += "encoding_bytes" in codes
        counts["mark"] += "encoding_bom" in codes
        counts["duplicate keys"] += "json_duplicate_key" in codes
        counts["strict" if strict else "not strict"] += 1
    assert counts == {"strict": 1207, "not strict": 20, "bad bytes": 1, "mark": 1, "duplicate keys": 3}


def test_corpus_every_problem_has_a_place() -> None:
    for file in files():
        for problem in file.problems + file.encoding_problems:
            span = file.positions.span(problem.offset, problem.end)
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert 1 <= span.end_line <= len(file.positions.line_starts)
