"""Every object once, as what it is."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from certification.engine import seeded
from certification.engine.context import Context
from certification.engine.kinds import Kind
from certification.engine.walk import walk
from connectors.package.pointer import resolve


def kinds(document: Any, root: Kind = Kind.DOCUMENT, role: str = "definition") -> dict[str, str]:
    return {node.pointer: str(node.kind) for node in walk(document, root, role)}


def test_definition_is_visited_as_what_its_parts_are() -> None:
    document = {
        "info": {"contact": {}},
        "paths": {
            "/a": {
                "parameters": [{"name": "p", "items": {"items": {}}}, {"$ref": "#/parameters/P"}],
                "get": {
                    "responses": {"200": {"schema": {}, "headers": {"H": {"items": {}}}}, "x-note": {}},
                    "x-ms-dynamic-values": {"parameters": {}},
                },
                "x-ms-notification-content": {"schema": {}},
            },
            "x-note": {},
        },
        "tags": [{"name": "T"}],
        "securityDefinitions": {"s": {}},
    }
    assert kinds(document) == {
        "": "document",
        "/info": "info",
        "/info/contact": "other",
        "/paths/~1a": "path_item",
        "/paths/~1a/parameters/0": "parameter",
        "/paths/~1a/parameters/0/items": "items",
        "/paths/~1a/parameters/0/items/items": "items",
        "/paths/~1a/parameters/1": "reference",
        "/paths/~1a/get": "operation",
        "/paths/~1a/get/responses/200": "response",
        "/paths/~1a/get/responses/200/schema": "schema",
        "/paths/~1a/get/responses/200/headers/H": "header",
        "/paths/~1a/get/responses/200/headers/H/items": "items",
        "/paths/~1a/get/responses/x-note": "other",
        "/paths/~1a/get/x-ms-dynamic-values": "other",
        "/paths/~1a/get/x-ms-dynamic-values/parameters": "other",
        "/paths/~1a/x-ms-notification-content": "notification",
        "/paths/~1a/x-ms-notification-content/schema": "schema",
        "/paths/x-note": "other",
        "/tags/0": "tag",
        "/securityDefinitions/s": "security_definition",
    }


def test_schemas_are_visited_all_the_way_down() -> None:
    schema = {
        "properties": {"items": {"type": "array", "items": [{}, {"$ref": "#/definitions/A"}]}},
        "additionalProperties": {"allOf": [{}]},
        "not": {},
    }
    assert kinds({"definitions": {"A": schema}}) == {
        "": "document",
        "/definitions/A": "schema",
        "/definitions/A/properties/items": "schema",
        "/definitions/A/properties/items/items/0": "schema",
        "/definitions/A/properties/items/items/1": "reference",
        "/definitions/A/additionalProperties": "schema",
        "/definitions/A/additionalProperties/allOf/0": "schema",
        "/definitions/A/not": "schema",
    }


def test_data_is_not_visited() -> None:
    schema = {"default": {"a": {}}, "enum": [{}], "example": {"x-ms-dynamic-values": {}}}
    assert kinds({"definitions": {"A": schema}}) == {"": "document", "/definitions/A": "schema"}


def test_property_named_like_a_keyword_is_a_schema() -> None:
    assert kinds({"definitions": {"default": {"properties": {"enum": {}}}}}) == {
        "": "document",
        "/definitions/default": "schema",
        "/definitions/default/properties/enum": "schema",
    }


def test_parts_of_the_wrong_shape_are_not_visited() -> None:
    assert kinds({"paths": [], "info": [], "tags": {"a": {}}, "definitions": {"A": 1}}) == {"": "document"}


def test_lists_in_extensions_are_searched() -> None:
    assert kinds({"x-note": [[{}], {"a": [{}]}]}) == {
        "": "document",
        "/x-note/0/0": "other",
        "/x-note/1": "other",
        "/x-note/1/a/0": "other",
    }


def test_properties_are_visited_as_what_their_parts_are() -> None:
    document = {
        "properties": {
            "connectionParameters": {"token": {"oAuthSettings": {}}},
            "connectionParameterSets": {"values": [{"parameters": {"key": {}}}]},
            "policyTemplateInstances": [{"parameters": {}}],
        }
    }
    assert kinds(document, Kind.PROPERTIES_DOCUMENT, "properties") == {
        "": "properties_document",
        "/properties": "properties",
        "/properties/connectionParameters/token": "connection_parameter",
        "/properties/connectionParameters/token/oAuthSettings": "properties_other",
        "/properties/connectionParameterSets": "parameter_sets",
        "/properties/connectionParameterSets/values/0": "parameter_set",
        "/properties/connectionParameterSets/values/0/parameters/key": "connection_parameter",
        "/properties/policyTemplateInstances/0": "policy",
        "/properties/policyTemplateInstances/0/parameters": "properties_other",
    }


def test_depth_does_not_matter() -> None:
    document: dict[str, Any] = {}
    for _ in range(20_000):
        document = {"x-deep": document}
    assert sum(1 for _ in walk(document, Kind.DOCUMENT, "definition")) == 20_001


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["paths", "/a", "get", "parameters", "schema", "items", "properties", "$ref", "x-a", "~", ""]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_each_node_is_at_its_pointer_and_visited_once(document: Any) -> None:
    nodes = list(walk(document, Kind.DOCUMENT, "definition"))
    assert all(resolve(document, node.pointer) is node.value for node in nodes)
    assert set(Counter(node.pointer for node in nodes).values()) <= {1}


def test_context_knows_the_operation_of_a_node_and_the_users_of_a_shared_part() -> None:
    context = Context(seeded.sample())
    nodes = {node.pointer: node for node in walk(context.files["definition"].value, Kind.DOCUMENT, "definition")}
    inner = nodes["/paths/~1invoices/get/responses/200/schema"]
    shared = nodes["/parameters/InvoiceId"]
    assert context.operation(inner).name == "ListInvoices"
    assert [operation.name for operation in context.operations_of(inner)] == ["ListInvoices"]
    assert [operation.name for operation in context.operations_of(shared)] == ["GetInvoice"]
    assert context.operations_of(nodes["/info"]) == ()
