"""Pointer → place: each pointer's span parses back to its value."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.package.pointer import join, resolve
from connectors.package.positions import Positions, Span
from connectors.package.tolerant import read
from tests.connectors.package.test_tolerant import JSON, SOUP, same


def pointers(value: Any, parent: str = "") -> Iterator[str]:
    yield parent
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for token, child in children:
        yield from pointers(child, parent + join(token))


def cut(text: str, span: Span) -> str:
    """The characters of a span, found by its lines and columns alone."""
    lines = text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    restored = text.replace("\r\n", "\n\0").replace("\r", "\n")
    start = starts[span.line - 1] + span.column - 1 + restored.startswith("\0", starts[span.line - 1])
    end = starts[span.end_line - 1] + span.end_column - 1 + restored.startswith("\0", starts[span.end_line - 1])
    return restored[start:end]


def mutated(text: str, data: st.DataObject) -> str:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(SOUP) + text[start + data.draw(st.integers(0, 3)) :]
    return text


TEXT = '{\r\n  "paths": {\r    "/a": [1, {"": "x"}],\n    "/~": null\n  },\n  "a": 1, "a": {"b": 2}\n}\n'


@pytest.mark.parametrize(
    ("pointer", "span"),
    [
        ("", Span(1, 1, 7, 2)),
        ("/paths", Span(2, 12, 5, 4)),
        ("/paths/~1a", Span(3, 11, 3, 25)),
        ("/paths/~1a/0", Span(3, 12, 3, 13)),
        ("/paths/~1a/1/", Span(3, 20, 3, 23)),
        ("/paths/~1~0", Span(4, 11, 4, 15)),
        ("/a", Span(6, 16, 6, 24)),
        ("/a/b", Span(6, 22, 6, 23)),
    ],
)
def test_locate_gives_the_value(pointer: str, span: Span) -> None:
    assert Positions(TEXT).locate(pointer) == span


@pytest.mark.parametrize(
    ("pointer", "parent"),
    [("/x/y", ""), ("/paths//a", "/paths"), ("/paths/~1a/7", "/paths/~1a"), ("/a/b/c", "/a/b"), ("no pointer", "")],
)
def test_locate_nothing_there_gives_the_nearest_parent(pointer: str, parent: str) -> None:
    positions = Positions(TEXT)
    assert positions.locate(pointer) == positions.locate(parent)
    assert positions.key_of(pointer) is None


def test_key_of_gives_the_name_of_the_last_of_equal_ones() -> None:
    positions = Positions(TEXT)
    assert positions.key_of("/a") == Span(6, 11, 6, 14)
    assert positions.key_of("/paths/~1a/1/") == Span(3, 16, 3, 18)
    assert (positions.key_of(""), positions.key_of("/paths/~1a/0")) == (None, None)


@pytest.mark.parametrize("text", ["", "]", "hello"])
def test_locate_unreadable_text_is_its_first_character(text: str) -> None:
    assert Positions(text).locate("/a") == Span(1, 1, 1, 1)


def test_locate_empty_name_between_slashes() -> None:
    text = '{"paths": {"": {"a": 1}, "/a": 2}}'
    positions = Positions(text)
    assert positions.locate("/paths//a") == Span(1, 22, 1, 23)
    assert positions.locate("/paths/~1a") == Span(1, 32, 1, 33)


def test_locate_tolerant_text_agrees_with_the_reader() -> None:
    text = "{'a': 1,\n // two\n a: [1,,\"x\",], }"
    positions = Positions(text)
    assert read(text).value == {"a": [1, "x"]}
    assert (positions.locate("/a"), positions.key_of("/a")) == (Span(3, 5, 3, 14), Span(3, 2, 3, 3))
    assert positions.locate("/a/1") == Span(3, 9, 3, 12)


@given(JSON)
def test_locate_every_pointer_parses_back_to_its_value(text: str) -> None:
    value = json.loads(text)
    positions = Positions(text)
    for pointer in pointers(value):
        assert same(json.loads(cut(text, positions.locate(pointer))), resolve(value, pointer))


@given(JSON)
def test_key_of_every_member_parses_back_to_its_name(text: str) -> None:
    positions = Positions(text)
    for pointer in pointers(json.loads(text)):
        key = positions.key_of(pointer)
        if key:
            assert pointer.endswith(join(json.loads(cut(text, key))))


@given(JSON, st.data())
def test_locate_tolerant_places_are_those_the_reader_noted(text: str, data: st.DataObject) -> None:
    text = mutated(text, data)
    parsed = read(text)
    alone, with_root = Positions(text), Positions(text, root=parsed.root)
    for pointer in pointers(parsed.value):
        assert alone.locate(pointer) == with_root.locate(pointer)
        assert alone.key_of(pointer) == with_root.key_of(pointer)


@given(JSON, st.data())
def test_locate_strict_scalars_in_tolerant_text_parse_back(text: str, data: st.DataObject) -> None:
    text = mutated(text, data)
    parsed = read(text)
    positions = Positions(text)
    problems = [(problem.offset, problem.end) for problem in parsed.problems]
    for pointer in pointers(parsed.value):
        value = resolve(parsed.value, pointer)
        place = positions.locate(pointer)
        offsets = [positions.line_starts[line - 1] + column - 1 for line, column in _ends(place)]
        touched = any(start < offsets[1] and end > offsets[0] for start, end in problems)
        if isinstance(value, str | int | float) and not touched:
            assert same(json.loads(text[slice(*offsets)]), value)


def _ends(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)
