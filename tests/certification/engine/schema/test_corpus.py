"""Calibration: which structural rules published connectors break, and how many of them."""

from collections import Counter

from certification.engine.schema.violations import violations
from connectors.package.jsonfile import JsonFile
from tests.corpus import connector_folders, package

# Each was looked at: DEF-002 an `exclusiveMaximum` alone; DEF-003 `basepath`, and a brace too many; DEF-005 is a
# warning; DEF-006 a placeholder in braces; DEF-013 webhooks with `responses: {}`.
KNOWN = {"DEF-002": 1, "DEF-003": 2, "DEF-005": 21, "DEF-006": 1, "DEF-013": 6}


def test_published_connectors_break_few_structural_rules():
    broken: Counter[str] = Counter()
    for connector in connector_folders():
        definition = package(connector).definition
        value = JsonFile(definition).value if definition else None
        if value is not None:
            broken.update({each.owner for each in violations(value)})

    assert dict(broken) == KNOWN
