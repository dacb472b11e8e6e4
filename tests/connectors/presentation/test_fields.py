"""Schemas as rows."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from connectors.package.openapi import Definition
from connectors.presentation.fields import fields_of


def rows(schema: dict[str, Any], definitions: dict[str, Any] | None = None) -> list[tuple[str, str, bool]]:
    found = fields_of(Definition({"definitions": definitions or {}}), schema)
    return [(row.within + row.name, row.type, row.required) for row in found.rows]


def test_fields_of_object_in_the_order_of_the_file() -> None:
    schema = {
        "required": ["id"],
        "properties": {
            "id": {"type": "integer", "format": "int64"},
            "lines": {"type": "array", "items": {"properties": {"total": {"type": "number"}}}},
        },
    }
    assert rows(schema) == [
        ("id", "integer (int64)", True),
        ("lines", "object[]", False),
        ("lines[].total", "number", False),
    ]


def test_fields_of_array_at_the_root() -> None:
    schema = {"type": "array", "items": {"$ref": "#/definitions/Item"}}
    assert rows(schema, {"Item": {"properties": {"a": {"type": "string"}}}}) == [("[].a", "string", False)]


def test_fields_of_scalar_at_the_root() -> None:
    assert rows({"type": "string"}) == [("", "string", False)]


def test_fields_of_all_of_are_joined() -> None:
    base = {"properties": {"id": {"type": "string"}, "kind": {"type": "string"}}}
    schema = {"allOf": [{"$ref": "#/definitions/Base"}], "properties": {"kind": {"type": "integer"}}}
    assert rows(schema, {"Base": base}) == [("id", "string", False), ("kind", "integer", False)]


def test_fields_of_internal_ones_are_hidden() -> None:
    schema = {"properties": {"a": {"x-ms-visibility": "internal"}, "b": {"type": "string"}}}
    assert rows(schema) == [("b", "string", False)]


def test_fields_of_cycle_is_cut() -> None:
    node = {"properties": {"name": {"type": "string"}, "children": {"items": {"$ref": "#/definitions/Node"}}}}
    found = fields_of(Definition({"definitions": {"Node": node}}), {"$ref": "#/definitions/Node"})
    assert [(row.name, row.again) for row in found.rows] == [("name", False), ("children", True)]


def test_fields_of_deep_schema_stop() -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _level in range(90):
        schema = {"properties": {"x": schema}}
    found = fields_of(Definition({}), schema)
    assert [row.depth for row in found.rows] == list(range(8))
    assert [row.deeper for row in found.rows] == [False] * 7 + [True]


def test_fields_of_many_are_bounded_and_counted() -> None:
    schema = {"properties": {f"field{number}": {"type": "string"} for number in range(1_000)}}
    found = fields_of(Definition({}), schema, most=60)
    assert (len(found.rows), found.more) == (60, 940)


def test_fields_of_choices_and_default() -> None:
    schema = {"properties": {"size": {"enum": [str(number) for number in range(25)], "default": 3}}}
    (row,) = fields_of(Definition({}), schema).rows
    assert (row.choices, row.more_choices, row.default) == (tuple(map(str, range(20))), 5, "3")


def test_fields_of_lone_surrogates_can_be_sent() -> None:
    (row,) = fields_of(Definition({}), json.loads('{"properties": {"a\\ud800": {"description": "\\udfff"}}}')).rows
    assert (row.name, row.description) == ("a?", "?")


KEYS = ["properties", "items", "allOf", "type", "enum", "$ref", "required", "additionalProperties"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=3) | st.just("#/definitions/A"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["properties", "items", "allOf", "type", "enum", "$ref", "required", "additionalProperties"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=30,
)


@given(ANYTHING, ANYTHING)
def test_fields_of_anything(schema: Any, shared: Any) -> None:
    definition = Definition({"definitions": {"A": shared}})
    found = fields_of(definition, {"properties": {"a": schema}})
    assert len(found.rows) <= 60
