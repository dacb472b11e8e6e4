"""A stored report, read back for the formats that are made of it: `to_json(from_json(stored)) == stored`."""

from typing import Any

import orjson

from certification.engine.report import Finding, Report, Spot, TextEdit, TextFix
from connectors.package.positions import Span


def from_json(content: bytes) -> Report:
    """The report of a document that `to_json` made; without `errors`, which are not stored."""
    facts = orjson.loads(content)
    return Report(
        engine=facts["engine"],
        ruleset=facts["ruleset"],
        profile=facts["profile"],
        context=facts["context"],
        package=facts["package"],
        findings=tuple(_finding(each) for each in facts["findings"]),
        outcomes=facts["outcomes"],
    )


def _finding(facts: dict[str, Any]) -> Finding:
    span = Span(facts["line"], facts["column"], facts["end_line"], facts["end_column"])
    return Finding(
        rule=facts["rule"],
        microsoft=facts["microsoft"],
        severity=facts["severity"],
        message=facts["message"],
        params=facts["params"],
        spot=Spot(facts["file"], facts["pointer"], span),
        fingerprint=facts["fingerprint"],
        existing=facts["existing"],
        related=tuple(_related(each) for each in facts["related"]),
        fix=_fix(facts["fix"]) if facts["fix"] else None,
    )


def _related(facts: dict[str, Any]) -> Spot:
    """Only the start of a related place is stored; it stands for its end too."""
    line, column = facts["line"], facts["column"]
    return Spot(facts["file"], facts["pointer"], Span(line, column, line, column))


def _fix(facts: dict[str, Any]) -> TextFix:
    return TextFix(facts["title"], facts["safe"], tuple(_edit(each) for each in facts["edits"]))


def _edit(facts: dict[str, Any]) -> TextEdit:
    start, end = facts["start"], facts["end"]
    return TextEdit(facts["file"], Span(start["line"], start["column"], end["line"], end["column"]), facts["text"])
