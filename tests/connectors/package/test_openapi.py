"""The document model: what a definition offers, whatever shape its JSON is in."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.package.jsonfile import JsonFile
from connectors.package.openapi import MOST_HOPS, Definition
from connectors.package.package import package_file

LIST = {
    "operationId": "ListInvoices",
    "summary": "List invoices",
    "description": "Lists them.",
    "x-ms-visibility": "important",
    "parameters": [{"name": "status", "in": "query", "type": "string", "x-ms-summary": "Status", "required": True}],
    "responses": {"200": {"description": "Done.", "schema": {"type": "array"}}, "default": {}, "x-note": {}},
}


def definition(**parts: Any) -> Definition:
    return Definition({"swagger": "2.0", **parts})


def test_definition_is_read_from_a_json_file() -> None:
    file = JsonFile(
        package_file("definition", b'{"info": {"title": "Invoices", "version": "1.0"}, "host": "a.example"}')
    )
    read = Definition(file)
    assert (read.title, read.version, read.host, read.operations) == ("Invoices", "1.0", "a.example", ())


def test_operation_says_what_it_is() -> None:
    (operation,) = definition(paths={"/invoices": {"get": LIST}}).operations
    assert (operation.path, operation.method, operation.pointer) == ("/invoices", "get", "/paths/~1invoices/get")
    assert (operation.id, operation.name, operation.summary) == ("ListInvoices", "ListInvoices", "List invoices")
    assert (operation.visibility, operation.is_internal, operation.is_trigger) == ("important", False, False)
    assert operation.deprecated is False


def test_operation_without_id_is_called_by_method_and_path() -> None:
    (operation,) = definition(paths={"/invoices": {"get": {"operationId": ""}}}).operations
    assert (operation.id, operation.name) == (None, "GET /invoices")


def test_trigger_internal_and_deprecated_are_read() -> None:
    value = {"x-ms-trigger": "single", "x-ms-visibility": "internal", "deprecated": True}
    (operation,) = definition(paths={"/a": {"post": value}}).operations
    assert (operation.is_trigger, operation.is_internal, operation.deprecated) == (True, True, True)


def test_extensions_and_unknown_methods_are_no_operations() -> None:
    assert definition(paths={"/a": {"x-get": {}, "trace": {}, "parameters": []}, "x-b": {"get": {}}}).operations == ()


def test_parameter_says_what_it_is() -> None:
    (operation,) = definition(paths={"/invoices": {"get": LIST}}).operations
    (parameter,) = operation.parameters
    assert (parameter.name, parameter.location, parameter.type, parameter.summary) == (
        "status",
        "query",
        "string",
        "Status",
    )
    assert (parameter.pointer, parameter.via, parameter.required) == ("/paths/~1invoices/get/parameters/0", None, True)


def test_parameters_of_the_path_come_first_and_are_replaced_by_name_and_place() -> None:
    item = {
        "parameters": [{"name": "a", "in": "query"}, {"name": "b", "in": "query"}],
        "get": {"parameters": [{"name": "b", "in": "query", "type": "string"}, {"name": "b", "in": "header"}]},
    }
    (operation,) = definition(paths={"/a": item}).operations
    assert [parameter.pointer for parameter in operation.parameters] == [
        "/paths/~1a/parameters/0",
        "/paths/~1a/get/parameters/0",
        "/paths/~1a/get/parameters/1",
    ]


def test_references_lead_to_where_a_part_is_written() -> None:
    item = {
        "get": {"parameters": [{"$ref": "#/parameters/P"}], "responses": {"200": {"$ref": "#/responses/R"}}},
    }
    read = definition(
        paths={"/a": item}, parameters={"P": {"name": "p", "in": "query"}}, responses={"R": {"description": "Done."}}
    )
    (operation,) = read.operations
    (parameter,), response = operation.parameters, operation.response("200")
    assert (parameter.name, parameter.pointer, parameter.via) == ("p", "/parameters/P", "/paths/~1a/get/parameters/0")
    assert response is not None
    assert (response.description, response.pointer) == ("Done.", "/responses/R")
    assert response.via == "/paths/~1a/get/responses/200"


def test_responses_keep_the_order_of_the_file_without_extensions() -> None:
    (operation,) = definition(paths={"/invoices": {"get": LIST}}).operations
    assert [(response.status, response.schema) for response in operation.responses] == [
        ("200", {"type": "array"}),
        ("default", None),
    ]
    assert operation.response("404") is None


def test_operations_are_found_by_id() -> None:
    read = definition(paths={"/a": {"get": {"operationId": "A"}, "put": {"operationId": "A"}}})
    assert [operation.method for operation in read.operations_by_id["A"]] == ["get", "put"]
    first = read.operation("A")
    assert (first and first.method, read.operation("B")) == ("get", None)


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("#/definitions/A", {"type": "string"}),
        ("#/definitions/My%20Type", {"type": "number"}),
        ("#/definitions/a~1b", {"type": "boolean"}),
        ("#/definitions/None", None),
        ("#/definitions/Loop", None),
        ("other.json#/A", None),
        ("", None),
    ],
)
def test_reference_leads_to_its_value_or_nowhere(reference: str, value: Any) -> None:
    names = {
        "A": {"type": "string"},
        "My Type": {"type": "number"},
        "a/b": {"type": "boolean"},
        "Loop": {"$ref": "#/definitions/Loop"},
    }
    read = definition(definitions=names)
    assert read.follow({"$ref": reference}, "/x").value == value


def test_chain_of_references_is_followed_to_its_end_but_not_for_ever() -> None:
    names: dict[str, Any] = {str(number): {"$ref": f"#/definitions/{number + 1}"} for number in range(MOST_HOPS + 5)}
    names[str(MOST_HOPS + 5)] = {"type": "string"}
    read = definition(definitions=names)
    assert read.resolve("/definitions/6").value == {"type": "string"}
    assert read.resolve("/definitions/0").value is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "info",
                    "title",
                    "paths",
                    "/a",
                    "get",
                    "parameters",
                    "responses",
                    "200",
                    "schema",
                    "$ref",
                    "operationId",
                    "name",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_any_json_is_read_without_an_error(value: Any) -> None:
    read = Definition(value)
    texts = [read.title, read.version, read.description, read.host, read.base_path]
    for operation in read.operations:
        texts += [operation.name, operation.summary, operation.description, operation.visibility]
        for parameter in operation.parameters:
            texts += [parameter.name, parameter.location, parameter.summary, parameter.description, parameter.type]
            assert isinstance(parameter.schema, dict)
        for response in operation.responses:
            texts += [response.status, response.description]
            assert response.schema is None or isinstance(response.schema, dict)
    assert all(isinstance(text, str) for text in texts)
