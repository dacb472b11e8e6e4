"""Random edits of a valid definition: a breach gives a violation at its place, a lawful edit gives none."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.engine.schema.equality import repeats
from certification.engine.schema.violations import violations
from connectors.package.pointer import join, resolve, split
from tests.certification.engine.schema.definitions import valid

# Under these keys stand values of the author's own, in which nothing is a keyword.
DATA = frozenset({"default", "enum", "example", "examples"})
MAPS = frozenset(
    {"definitions", "headers", "parameters", "paths", "properties", "responses", "scopes", "securityDefinitions"}
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def objects(value: Any, pointer: str = "", keywords: bool = True) -> list[str]:
    """The pointers of the objects with known keywords, to which extensions may be added."""
    if isinstance(value, list):
        return [found for i, each in enumerate(value) for found in objects(each, f"{pointer}/{i}")]
    if not isinstance(value, dict):
        return []
    here = [pointer] if keywords and "$ref" not in value and "security/" not in pointer else []
    for key, each in value.items():
        if key not in DATA and not key.startswith("x-"):
            is_map = keywords and key in MAPS and isinstance(each, dict)
            here += objects(each, pointer + join(key), not is_map)
    return here


PLACES = objects(valid())
places = st.sampled_from(PLACES)


def edited(pointer: str, key: str, value: Any) -> dict[str, Any]:
    document = copy.deepcopy(valid())
    resolve(document, pointer)[key] = value
    return document


def test_places_are_the_objects_with_keywords() -> None:
    assert {"", "/info", "/info/contact", "/definitions/Invoice/properties/$ref"} <= set(PLACES)
    assert {"/definitions/Invoice/properties", "/paths/x-note", "/security/0"}.isdisjoint(PLACES)


@given(places, st.text(min_size=1), json_values)
def test_extension_of_any_value_is_lawful_everywhere(pointer: str, name: str, value: Any) -> None:
    assert violations(edited(pointer, f"x-{name}", value)) == []


@given(places, st.from_regex(r"(?!x-)[a-z]{3,8}-[a-z]*", fullmatch=True), json_values)
def test_unknown_key_is_one_violation_at_the_key(pointer: str, name: str, value: Any) -> None:
    (violation,) = violations(edited(pointer, name, value))

    assert violation.owner in {"DEF-003", "DEF-004"}
    assert (violation.pointer, violation.params["name"]) == (pointer + join(name), name)


def members(value: Any, pointer: str = "") -> list[str]:
    """The pointers of all keywords and entries that the schema says something about."""
    if isinstance(value, dict):
        found = []
        for key, each in value.items():
            if key not in DATA and not key.startswith("x-note"):
                here = pointer + join(key)
                found += [here, *members(each, here)]
        return found
    if isinstance(value, list):
        return [found for i, each in enumerate(value) for found in [f"{pointer}/{i}", *members(each, f"{pointer}/{i}")]]
    return []


UNTYPED = ("/x-ms-connector-metadata",)
MEMBERS = [each for each in members(valid()) if not each.startswith(UNTYPED)]


def replaced(pointer: str, value: Any) -> dict[str, Any]:
    *way, last = split(pointer)
    document = valid()
    holder = resolve(document, join(*way))
    holder[int(last) if isinstance(holder, list) else last] = value
    return document


@pytest.mark.parametrize("pointer", MEMBERS)
def test_value_that_fits_nowhere_is_told_at_or_within_its_place(pointer: str) -> None:
    found = violations(replaced(pointer, [[[]]]))

    assert found
    assert all(f"{each.pointer}/".startswith(f"{pointer}/") for each in found)


@given(st.sampled_from(MEMBERS), json_values)
def test_any_value_anywhere_is_judged_and_each_violation_is_told_once(pointer: str, value: Any) -> None:
    document = replaced(pointer, value)

    found = [(each.owner, each.pointer, each.params["name"]) for each in violations(document)]
    assert len(found) == len(set(found))
    for _, place, _ in found:
        resolve(document, place)


@given(st.lists(json_values, max_size=6), st.data())
def test_repeated_value_is_found_where_it_is_repeated(values: list[Any], data: st.DataObject) -> None:
    distinct = [each for i, each in enumerate(values) if i not in repeats(values)]
    assert repeats(distinct) == []
    if distinct:
        again = data.draw(st.sampled_from(distinct))
        assert repeats([*distinct, again]) == [len(distinct)]
