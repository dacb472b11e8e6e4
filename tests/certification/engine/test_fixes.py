"""JSON edits become text edits that leave every other byte alone."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certification.engine.context import Context
from certification.engine.fixes import text_fix
from certification.engine.nodes import Edit, Fix, Place
from certification.engine.places import Places
from connectors.package.pointer import join, resolve
from tests.certification.engine.edits import applied
from tests.certification.engine.judging import package_of


def fixed(text: str, *edits: tuple[Any, ...]) -> str | None:
    """The text after the edits (op, pointer, value, name); None where they are not made."""
    made = tuple(Edit(op, Place("definition", pointer), *rest) for op, pointer, *rest in edits)
    fix = text_fix(Fix("Fix", made), Places(Context(package_of(definition=text))))
    return applied(text, fix.edits) if fix else None


@pytest.mark.parametrize(
    ("text", "pointer", "expected"),
    [
        ('{"a": 1, "b": 2}', "/a", '{"b": 2}'),
        ('{"a": 1, "b": 2}', "/b", '{"a": 1}'),
        ('{"a": 1}', "/a", "{}"),
        ('{\r\n\t"a": 1,\r\n\t"b": 2,\r\n\t"c": 3\r\n}', "/b", '{\r\n\t"a": 1,\r\n\t"c": 3\r\n}'),
        ('{\n  "a": 1,\n  "b": {"c": 2}\n}', "/b", '{\n  "a": 1\n}'),
        ('{"a": [1, 2, 3]}', "/a/1", '{"a": [1, 3]}'),
        ('{"a": [1, 2, 3]}', "/a/2", '{"a": [1, 2]}'),
        ('{"a": [\n  1\n]}', "/a/0", '{"a": [\n  \n]}'),
    ],
)
def test_remove_takes_one_comma(text: str, pointer: str, expected: str) -> None:
    assert fixed(text, ("remove", pointer)) == expected


@pytest.mark.parametrize(
    "text", ['{"a": 1 /* one */, "b": 2}', '{"b": 2 /* two */, /* one */ "a": 1}', '{"b": 2 "a": 1 "c": 3}']
)
def test_remove_is_not_made_where_the_commas_are_not_plain(text: str) -> None:
    assert fixed(text, ("remove", "/a")) is None


def test_replace_changes_the_value_alone() -> None:
    assert fixed('{ "a" :  "é",\n"b":1}', ("replace", "/a", {"x": "ü"})) == '{ "a" :  {"x": "ü"},\n"b":1}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", '{"n": 1}'),
        ('{"a": 1}', '{"a": 1,"n": 1}'),
        ('{\n    "a": 1\n}', '{\n    "a": 1,\n    "n": 1\n}'),
        ('{\r\n\t"a": 1\r\n}', '{\r\n\t"a": 1,\r\n\t"n": 1\r\n}'),
    ],
)
def test_insert_adds_a_last_member_laid_out_like_the_first(text: str, expected: str) -> None:
    assert fixed(text, ("insert", "", 1, "n")) == expected


@pytest.mark.parametrize("text", ['{"a": 1,}', "[1]", '{"a": 1 // one\n}'])
def test_insert_is_not_made_where_the_text_is_not_plain(text: str) -> None:
    assert fixed(text, ("insert", "", 1, "n")) is None


def test_edits_that_touch_each_other_make_no_fix() -> None:
    assert fixed('{"a": 1, "b": 2}', ("remove", "/a"), ("remove", "/b")) is None


def test_place_that_is_not_there_makes_no_fix() -> None:
    assert fixed('{"a": 1}', ("remove", "/b")) is None
    assert fixed('{"a": 1}', ("replace", "/b", 1)) is None


def test_edits_are_in_the_order_of_the_text() -> None:
    assert fixed('{"a": 1, "b": 2, "c": 3}', ("replace", "/c", 4), ("remove", "/a")) == '{"b": 2, "c": 4}'


NAMES = st.text(st.sampled_from('ab/~"\\é{}[],: '), max_size=4)
VALUES = st.recursive(
    st.integers(0, 9) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


def places(value: Any, *way: str) -> list[tuple[str, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for key, each in inner for place in places(each, *way, str(key)))]


@settings(max_examples=100, deadline=None)
@given(
    value=st.dictionaries(NAMES, VALUES, min_size=1, max_size=4),
    indent=st.sampled_from([None, 2, "\t"]),
    data=st.data(),
)
def test_removed_part_is_gone_and_the_rest_is_as_it_was(
    value: dict[str, Any], indent: Any, data: st.DataObject
) -> None:
    way = data.draw(st.sampled_from([place for place in places(value) if place]))
    after = fixed(json.dumps(value, indent=indent, ensure_ascii=False), ("remove", join(*way)))
    holder = resolve(value, join(*way[:-1]))
    del holder[way[-1] if isinstance(holder, dict) else int(way[-1])]
    assert after is not None
    assert json.loads(after) == value
