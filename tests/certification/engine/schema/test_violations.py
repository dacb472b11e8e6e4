"""One breach at a time: which rule, which keyword, where, and what it says."""

from typing import Any

import pytest

from certification.engine.nodes import Violation
from certification.engine.schema.prune import MAX_DEPTH
from certification.engine.schema.violations import violations
from certification.engine.seeded import set_at
from tests.certification.engine.schema.definitions import valid

GET = "/paths/~1invoices~1{id}/get"
INVOICE = "/definitions/Invoice"


def found(document: Any) -> list[tuple[str, str, str, dict[str, str | int]]]:
    return [(each.owner, each.keyword, each.pointer, each.params) for each in violations(document)]


def changed(pointer: str, value: Any) -> dict[str, Any]:
    document = valid()
    set_at(document, pointer, value)
    return document


def test_valid_definition_has_none() -> None:
    assert violations(valid()) == []


def wrong(name: str, value: str, allowed: str = "") -> dict[str, str | int]:
    return {"name": name, "value": value, "allowed": allowed}


def typed(name: str, expected: str, actual: str) -> dict[str, str | int]:
    return {"name": name, "expected": expected, "actual": actual}


METHODS = '"body", "formData", "header", "path", "query"'
TYPES = '"array", "boolean", "integer", "number", "string", "null", "object"'


@pytest.mark.parametrize(
    ("pointer", "value", "expected"),
    [
        ("/swagger", 2.0, ("DEF-001", "const", wrong("swagger", "2.0", '"2.0"'))),
        ("/swagger", "3.0.0", ("DEF-001", "const", wrong("swagger", '"3.0.0"', '"2.0"'))),
        ("/basepath", "/", ("DEF-003", "additionalProperties", {"name": "basepath"})),
        ("/paths/invoices", {}, ("DEF-003", "additionalProperties", {"name": "invoices"})),
        (f"{GET}/responses/2xx", {}, ("DEF-003", "additionalProperties", {"name": "2xx"})),
        (f"{INVOICE}/nullable", True, ("DEF-003", "additionalProperties", {"name": "nullable"})),
        (f"{GET}/parameters/0/schema", {}, ("DEF-003", "additionalProperties", {"name": "schema"})),
        ("/securityDefinitions/plain/name", "x", ("DEF-003", "additionalProperties", {"name": "name"})),
        ("/securityDefinitions/machine/authorizationUrl", "x", ("DEF-003", "additionalProperties", None)),
        ("/responses/Again", {"$ref": "#/responses/Gone"}, None),
        ("/info/contact/phone", "1", ("DEF-004", "additionalProperties", {"name": "phone"})),
        ("/info/license/id", "1", ("DEF-004", "additionalProperties", {"name": "id"})),
        (f"{INVOICE}/xml/attr", "1", ("DEF-004", "additionalProperties", {"name": "attr"})),
        ("/externalDocs/title", "1", ("DEF-004", "additionalProperties", {"name": "title"})),
        ("/host", "https://contoso.example", ("DEF-006", "pattern", wrong("host", '"https://contoso.example"'))),
        ("/host", "contoso.example/v1", ("DEF-006", "pattern", wrong("host", '"contoso.example/v1"'))),
        ("/host", "{tenant}.contoso.example", ("DEF-006", "pattern", wrong("host", '"{tenant}.contoso.example"'))),
        ("/basePath", "v1", ("DEF-007", "pattern", wrong("basePath", '"v1"'))),
        ("/schemes/0", "HTTPS", ("DEF-008", "enum", wrong("schemes", '"HTTPS"', '"http", "https", "ws", "wss"'))),
        ("/schemes", [], ("DEF-009", "minItems", wrong("schemes", "[]", "≥ 1"))),
        (f"{GET}/schemes", [], ("DEF-009", "minItems", wrong("schemes", "[]", "≥ 1"))),
        (f"{GET}/schemes/0", "wss", ("DEF-010", "not", wrong("schemes", '"wss"'))),
        ("/schemes/0", 1, ("DEF-011", "type", typed("schemes", "string", "integer"))),
        ("/host", 1.5, ("DEF-011", "type", typed("host", "string", "number"))),
        ("/info/version", 1, ("DEF-011", "type", typed("version", "string", "integer"))),
        ("/paths", [], ("DEF-011", "type", typed("paths", "object", "array"))),
        (GET, None, ("DEF-011", "type", typed("get", "object", "null"))),
        (f"{GET}/parameters/0", "x", ("DEF-011", "type", typed("parameters", "object", "string"))),
        (f"{GET}/parameters/0/type", ["string"], ("DEF-011", "type", typed("type", "string", "array"))),
        (f"{GET}/responses/200", True, ("DEF-011", "type", typed("200", "object", "boolean"))),
        (f"{INVOICE}/required", "id", ("DEF-011", "type", typed("required", "array", "string"))),
        (f"{INVOICE}/properties/id/readOnly", "true", ("DEF-011", "type", typed("readOnly", "boolean", "string"))),
        (f"{INVOICE}/additionalProperties", "no", ("DEF-011", "type", None)),
        ("/securityDefinitions/key", [], ("DEF-011", "type", typed("key", "object", "array"))),
        (f"{GET}/security/0/key", None, ("DEF-011", "type", typed("key", "array", "null"))),
        (f"{INVOICE}/properties/+1", 1, ("DEF-011", "type", typed("+1", "object", "integer"))),
        (f"{GET}/parameters/0/in", "cookie", ("DEF-012", "enum", wrong("in", '"cookie"', METHODS))),
        (f"{INVOICE}/type", "money", ("DEF-012", "enum", wrong("type", '"money"', TYPES))),
        (f"{GET}/parameters/1/type", "file", ("DEF-012", "enum", None)),
        (f"{GET}/parameters/1/collectionFormat", "multi", ("DEF-012", "enum", None)),
        ("/parameters/Id/required", False, ("DEF-012", "const", wrong("required", "false", "true"))),
        ("/parameters/Id/x-ms-url-encoding", "none", ("DEF-012", "enum", None)),
        (f"{GET}/x-ms-trigger", "many", ("DEF-012", "enum", wrong("x-ms-trigger", '"many"', '"batch", "single"'))),
        (f"{INVOICE}/maxProperties", -1, ("DEF-012", "minimum", wrong("maxProperties", "-1", "≥ 0"))),
        (f"{INVOICE}/properties/amount/multipleOf", 0, ("DEF-012", "exclusiveMinimum", None)),
        ("/securityDefinitions/login/flow", "magic", ("DEF-012", "enum", None)),
        ("/securityDefinitions/key/type", "bearer", ("DEF-012", "enum", None)),
        (f"{GET}/responses", {}, ("DEF-013", "minProperties", wrong("responses", "{}", "≥ 1"))),
        (f"{INVOICE}/required", [], ("DEF-013", "minItems", wrong("required", "[]", "≥ 1"))),
        ("/definitions/Line/allOf", [], ("DEF-013", "minItems", wrong("allOf", "[]", "≥ 1"))),
    ],
)
def test_one_breach_is_one_violation_at_its_place(
    pointer: str, value: Any, expected: tuple[str, str, dict[str, str | int] | None] | None
) -> None:
    violation = found(changed(pointer, value))

    if expected is None:  # a reference among shared responses is told at the reference
        assert violation == [("DEF-003", "falseSchema", f"{pointer}/$ref", wrong("$ref", '"#/responses/Gone"'))]
        return
    assert [each[:3] for each in violation] == [(*expected[:2], pointer)]
    assert expected[2] in (None, violation[0][3])


REMOVED = [
    ("/swagger", "", "document"),
    ("/info", "", "document"),
    ("/paths", "", "document"),
    ("/info/title", "/info", "info"),
    ("/info/license/name", "/info/license", "license"),
    ("/tags/0/name", "/tags/0", "tag"),
    ("/externalDocs/url", "/externalDocs", "externalDocs"),
    (f"{GET}/responses", GET, "operation"),
    (f"{GET}/responses/200/description", f"{GET}/responses/200", "response"),
    (f"{GET}/responses/200/headers/X-Left/type", f"{GET}/responses/200/headers/X-Left", "header"),
    (f"{GET}/parameters/0/name", f"{GET}/parameters/0", "query parameter"),
    (f"{GET}/parameters/0/in", f"{GET}/parameters/0", "parameter"),
    (f"{GET}/parameters/1/type", f"{GET}/parameters/1", "header parameter"),
    ("/parameters/Id/required", "/parameters/Id", "path parameter"),
    ("/paths/~1invoices/post/parameters/0/schema", "/paths/~1invoices/post/parameters/0", "body parameter"),
    (f"{INVOICE}/properties/amount/maximum", f"{INVOICE}/properties/amount", "schema"),
    ("/securityDefinitions/key/in", "/securityDefinitions/key", "apiKey"),
    ("/securityDefinitions/login/scopes", "/securityDefinitions/login", "oauth2"),
    ("/securityDefinitions/login/flow", "/securityDefinitions/login", "oauth2"),
    ("/securityDefinitions/plain/type", "/securityDefinitions/plain", "security definition"),
]


@pytest.mark.parametrize(("pointer", "holder", "about"), REMOVED)
def test_missing_property_is_told_at_the_object_that_lacks_it(pointer: str, holder: str, about: str) -> None:
    document = valid()
    remove(document, pointer)

    name = pointer.rpartition("/")[2]
    assert violations(document) == [Violation("DEF-002", "required", holder, about, {"name": name})]


def remove(document: Any, pointer: str) -> None:
    *way, last = (token.replace("~1", "/") for token in pointer.split("/")[1:])
    for token in way:
        document = document[int(token)] if isinstance(document, list) else document[token]
    del document[last]


def test_sibling_of_reference_is_one_violation_that_names_all() -> None:
    document = valid()
    document["paths"]["/invoices/{id}"]["parameters"][0] |= {"description": "x", "a": 1}

    params = {"name": "$ref", "others": "a, description"}
    assert found(document) == [("DEF-005", "maxProperties", "/paths/~1invoices~1{id}/parameters/0", params)]


def test_each_repeated_value_is_told_where_it_is_repeated() -> None:
    document = changed("/definitions/Base/enum", [1, "a", 1.0, True, "a", {"b": [1]}, {"b": [1.0]}])

    places = [(each.pointer, each.params["value"]) for each in violations(document)]
    base = "/definitions/Base/enum"
    assert places == [(f"{base}/2", "1.0"), (f"{base}/4", '"a"'), (f"{base}/6", "{…}")]
    assert {each.owner for each in violations(document)} == {"DEF-014"}


@pytest.mark.parametrize("key", ["", "007", "+1", "0", "200", "a/b", "~", "-1", "１"])
def test_place_of_awkward_key_is_exact(key: str) -> None:
    document = valid()
    document["definitions"]["Base"]["properties"] = {key: {"type": "text"}}

    pointer = "/definitions/Base/properties/" + key.replace("~", "~0").replace("/", "~1") + "/type"
    assert [(each.owner, each.pointer) for each in violations(document)] == [("DEF-012", pointer)]


@pytest.mark.parametrize("value", [[], "swagger", 2, None, True])
def test_document_that_is_no_object(value: Any) -> None:
    (violation,) = violations(value)

    assert (violation.owner, violation.keyword, violation.pointer) == ("DEF-011", "type", "")


@pytest.mark.parametrize("version", ["3.0.1", 3])
def test_openapi3_is_one_violation(version: Any) -> None:
    document = {"openapi": version, "info": {}, "components": {}, "servers": [{}]}

    (violation,) = violations(document)
    assert (violation.owner, violation.pointer, violation.params["name"]) == ("DEF-001", "/openapi", "openapi")


def nested(levels: int) -> dict[str, Any]:
    """A definition with a breach so many objects deep."""
    schema: dict[str, Any] = {"type": "money"}
    for _ in range(levels - 3):
        schema = {"additionalProperties": schema}
    document = valid()
    document["definitions"]["Base"] = schema
    return document


@pytest.mark.parametrize("awkward", [True, False])
@pytest.mark.parametrize(
    ("levels", "keyword"), [(MAX_DEPTH, "enum"), (MAX_DEPTH + 1, "depth"), (400, "depth"), (50_000, "depth")]
)
def test_what_is_too_deep_is_said_not_to_be_judged(levels: int, keyword: str, awkward: bool) -> None:
    document = nested(levels)
    if not awkward:
        del document["definitions"]["Invoice"]["properties"]["+1"]

    assert [(each.owner, each.keyword) for each in violations(document)] == [("DEF-012", keyword)]
    dismantle(document["definitions"].pop("Base"))


def dismantle(schema: dict[str, Any]) -> None:
    """Take the chain apart: freeing it in one go would need as many levels of the stack."""
    while isinstance(schema, dict):
        schema = schema.pop("additionalProperties", None)


def test_half_a_surrogate_pair_hides_nothing() -> None:
    document = changed("/info/description", "\ud83d")
    document["host"] = "a b"

    assert [each.owner for each in violations(document)] == ["DEF-006"]


def test_order_is_by_pointer() -> None:
    document = changed("/host", "a b")
    document["basePath"], document["zebra"], document["Aardvark"] = "x", 1, 1

    assert [each.pointer for each in violations(document)] == ["/Aardvark", "/basePath", "/host", "/zebra"]
