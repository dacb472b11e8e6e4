"""What the second opinion holds against a definition, and which of our findings say the same."""

from typing import Any

import pytest

from certification.engine.engine import check
from certification.engine.report import as_dict
from certification.engine.seeded import package_with, sample
from certification.second_opinion import Disagreement, disagreements
from connectors.package.jsonfile import JsonFile
from connectors.package.package import Package

GET = "/paths/~1invoices~1{id}/get"
DEFINITION = "apiDefinition.swagger.json"


def asked(package: Package, **options: Any) -> list[Disagreement]:
    """The disagreements with what our engine says of the package."""
    definition = package.definition
    assert definition is not None
    return disagreements(JsonFile(definition).value, as_dict(check(package, **options))["findings"])


def value_of(*edits: dict[str, Any]) -> Any:
    definition = package_with(*edits).definition
    assert definition is not None
    return JsonFile(definition).value


def finding(rule: str, pointer: str, file: str = DEFINITION) -> dict[str, str]:
    return {"rule": rule, "file": file, "pointer": pointer}


def test_sample_connector_has_none() -> None:
    assert asked(sample()) == []


@pytest.mark.parametrize(
    "edit",
    [
        {"/host": "https://api.contoso.example"},
        {"/info/version": 1},
        {f"{GET}/responses": {}},
        {f"{GET}/responses/200": {}},
        {f"{GET}/parameters/0": {"name": "id", "in": "path", "type": "text", "required": True}},
        {f"{GET}/parameters/0": {"name": "id", "in": "path", "type": "string"}},
        {"/definitions/Invoice/properties/id/nullable": True},
        {"/definitions/Invoice/properties/id/maxLength": -1},
        {"/definitions/Invoice/required": ["id", "id"]},
        {"/securityDefinitions": {"key": {"type": "apiKey"}}},
        {"/paths/~1customers/get/operationId": "GetInvoice"},
        {"/swagger": "2"},
        {"/basepath": "/"},
    ],
)
def test_what_both_find_is_no_disagreement(edit: dict[str, Any]) -> None:
    assert asked(package_with(edit)) == []


@pytest.mark.parametrize(
    ("edit", "kind", "pointer"),
    [
        ({"/host": "a b"}, "structure", "/host"),
        ({"/paths/~1customers/get/operationId": "GetInvoice"}, "operation id", "/paths/~1customers/get"),
        ({GET: {"operationId": "A", "responses": {"200": {"description": "x"}}}}, "path parameter", GET),
        ({"/definitions/Invoice/properties/id/default": 5}, "default", "/definitions/Invoice/properties/id"),
        ({f"{GET}/responses/200/schema/$ref": "#/definitions/Gone"}, "reference", f"{GET}/responses/200/schema"),
        (
            {"/paths/~1customers/get/responses/200/schema": {"allOf": [{"type": "object"}], "required": ["gone"]}},
            "required property",
            "/paths/~1customers/get/responses/200/schema",
        ),
        ({"/tags": [{"name": "a"}, {"name": "a", "description": "again"}]}, "tag", "/tags"),
    ],
)
def test_what_our_engine_does_not_say(edit: dict[str, Any], kind: str, pointer: str) -> None:
    (found,) = disagreements(value_of(edit), [])

    assert (found.kind, found.pointer) == (kind, pointer)
    assert found.message


@pytest.mark.parametrize(
    ("ours", "agreed"),
    [
        (finding("DEF-006", "/host"), True),
        (finding("DEF-006", "/host/deeper"), True),
        (finding("DEF-002", ""), True),
        (finding("DEF-006", "/hosts"), False),
        (finding("TXT-001", "/host"), False),
        (finding("DEF-006", "/host", "apiProperties.json"), False),
    ],
)
def test_agreement_needs_rule_file_and_place(ours: dict[str, str], agreed: bool) -> None:
    assert (disagreements(value_of({"/host": "a b"}), [ours]) == []) is agreed


def test_duplicate_parameter_is_told_within_its_operation() -> None:
    twice = [{"name": "a", "in": "query", "type": "string"}, {"name": "a", "in": "query", "type": "number"}]
    value = value_of({"/paths/~1customers/get/parameters": twice})

    (found,) = disagreements(value, [])
    assert found.kind == "duplicate parameter"
    assert disagreements(value, [finding("OPS-016", "/paths/~1customers/get/parameters/1")]) == []
    assert disagreements(value, [finding("OPS-016", "/paths/~1invoices/get/parameters/1")]) == [found]


def test_reference_that_leads_nowhere_hides_nothing_of_other_paths() -> None:
    value = value_of(
        {f"{GET}/responses/200/schema/$ref": "#/definitions/Gone"},
        {"/paths/~1customers/get/operationId": "ListInvoices"},
    )

    assert [each.kind for each in disagreements(value, [])] == ["reference", "operation id"]


def test_file_as_response_is_lawful() -> None:
    assert asked(package_with({f"{GET}/responses/200/schema": {"type": "file"}}), only=["DEF-012"]) == []
