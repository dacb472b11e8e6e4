"""Small connectors for tests, as a person would give them: a clean one, and one with known findings."""

from certification.engine.example import REMOVE, Edits
from certification.engine.seeded import package_with
from connectors.package.intake import GivenFile

FLAWS: Edits = {
    "/info/title": "Northwind Orders and Everything Else",
    "/x-ms-connector-metadata": REMOVE,
    "properties#/properties/iconBrandColor": "#007ee5",
}
FLAWED_RULES = ["DOC-004", "TXT-001", "ICO-007"]
"""The rules that find something in the flawed one, in the order of the report."""


def clean_files(title: str = "Northwind Orders", version: str = "1.0") -> list[GivenFile]:
    """A connector in which no rule finds anything."""
    return _given({"/info/title": title, "/info/version": version})


def flawed_files(version: str = "1.0") -> list[GivenFile]:
    """The same connector with `FLAWS`; uploading `clean_files()` is the fix."""
    return _given({"/info/version": version}, FLAWS)


def _given(*edits: Edits) -> list[GivenFile]:
    return [GivenFile(file.name, file.content) for file in package_with(*edits).files]
