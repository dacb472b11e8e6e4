"""Our engine against openapi-spec-validator on published connectors: what it finds we find, or have no rule yet."""

from pathlib import Path

from certification.engine.engine import check
from certification.engine.report import as_dict
from certification.engine.schema.violations import violations
from certification.second_opinion import disagreements
from connectors.package.jsonfile import JsonFile
from tests.corpus import connector_folders, package

EVERY = 16  # one connector of so many, beside all that our schema rejects
NO_RULE_YET = {"default", "reference"}  # PAR-023; DEF-023, DEF-025 and DEF-028


def test_it_finds_nothing_that_we_have_a_rule_for():
    chosen = connector_folders()[::EVERY]
    rejected = [each for each in connector_folders() if each not in chosen and _rejected(each)]
    assert (len(chosen), len(rejected) > 0) == (len(connector_folders()) // EVERY + 1, True)

    found = {each for connector in (*chosen, *rejected) for each in _kinds(connector)}
    assert found - NO_RULE_YET == set()


def _rejected(connector: Path) -> bool:
    definition = package(connector).definition
    value = JsonFile(definition).value if definition else None
    return value is not None and any(each.owner != "DEF-005" for each in violations(value))


def _kinds(connector: Path) -> set[str]:
    given = package(connector)
    if given.definition is None:
        return set()
    report = as_dict(check(given, absent=["icon", "script"]))
    return {each.kind for each in disagreements(JsonFile(given.definition).value, report["findings"])}
