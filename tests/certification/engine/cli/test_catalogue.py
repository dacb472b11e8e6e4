import json

import pytest

from certification.engine import registry
from certification.engine.cli.main import main


def test_rules_are_listed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in registry.rules()]
    assert "RSP-003  error    The default response has a schema  (DefaultResponseHasSchema)" in lines


def test_rules_are_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in facts] == [rule.code for rule in registry.rules()]
    assert {key for each in facts for key in each} == {
        *("code", "title", "family", "severity", "microsoft", "message", "fix", "what", "why", "how_to_fix"),
        *("exceptions", "source", "settings", "version"),
    }


@pytest.mark.parametrize("name", ["RSP-003", "rsp-003", "DefaultResponseHasSchema", "defaultresponsehasschema"])
def test_explain_takes_our_code_and_microsofts_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["RSP-003  The default response has a schema", "error, Microsoft's DefaultResponseHasSchema"]
    headings = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert headings == ["What", "Why", "Wrong", "Right", "How to fix", "Exceptions", "Source"]


@pytest.mark.parametrize("code", [rule.code for rule in registry.rules()])
def test_every_rule_can_be_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    assert capsys.readouterr().out.startswith(f"{code}  ")


def test_explain_shows_every_rule_of_a_shared_name(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "RequiredPropertyMissing"])
    out = capsys.readouterr().out
    assert [line[:7] for line in out.splitlines() if line[3:4] == "-"] == ["DEF-002", "DOC-004", "PAR-002"]


def test_explain_of_an_unknown_rule_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "NON-001"]) == 2
    assert capsys.readouterr().err == "certify: there is no rule 'NON-001'; `certify rules` lists them\n"
