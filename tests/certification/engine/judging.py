"""Short ways to judge a package made for a test."""

from typing import Any

from certification.engine import registry, seeded
from certification.engine.engine import check
from certification.engine.report import Report
from certification.engine.rule import Rule
from connectors.package.package import NAMES, Package, package_file

Found = tuple[str, str, str]  # rule, file, pointer


def found(report: Report) -> list[Found]:
    """What a report found, in its order."""
    return [(finding.rule, finding.spot.file, finding.spot.pointer) for finding in report.findings]


def pointers(code: str, *edits: dict[str, Any], **options: Any) -> list[str]:
    """Where one rule finds something in the sample connector after the edits."""
    report = check(seeded.package_with(*edits), only=[code], **options)
    assert report.errors == {}
    return [finding.spot.pointer for finding in report.findings]


def package_of(**files: Any) -> Package:
    """A package of these files by role: texts, bytes or JSON values."""
    return Package(package_file(role, seeded.as_bytes(content)) for role, content in files.items())


def sample_text(role: str = "definition") -> str:
    """The text of a file of the sample connector."""
    file = seeded.sample().get(role)
    assert file is not None
    return file.content.decode()


def rule_of(code: str) -> Rule:
    """The rule with this code."""
    rule = registry.get(code)
    assert rule is not None
    return rule


def name_of(role: str) -> str:
    """The canonical name of the file of a role."""
    return NAMES[role]
