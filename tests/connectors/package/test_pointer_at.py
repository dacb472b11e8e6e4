"""The way from a line to a pointer, and back."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from connectors.package.pointer import join
from connectors.package.pointer_at import pointer_at, pointers_on
from connectors.package.positions import Positions

TEXT = """{
  "info": {"title": "Contoso", "version": "1"},
  "paths": {
    "/a": {
      "get": {
        "parameters": [{
          "name": "x"
        }, {
          "name": "y", "in": "query"
        }],

        "tags": ["one", "two"]
      }
    }
  }
}
"""
AT = [
    "",
    "/info",
    "/paths",
    "/paths/~1a",
    "/paths/~1a/get",
    "/paths/~1a/get/parameters",
    "/paths/~1a/get/parameters/0/name",
    "/paths/~1a/get/parameters/1",
    "/paths/~1a/get/parameters/1",
    "/paths/~1a/get/parameters/1",
    "/paths/~1a/get",
    "/paths/~1a/get/tags",
    "/paths/~1a/get",
    "/paths/~1a",
    "/paths",
    "",
]


def test_pointer_at_each_line() -> None:
    positions = Positions(TEXT)
    assert [pointer_at(positions, line) for line in range(1, 17)] == AT


def test_pointer_at_line_that_is_not_there() -> None:
    positions = Positions(TEXT)
    assert [pointer_at(positions, line) for line in (-1, 0, 99)] == ["", "", ""]
    assert pointers_on(positions, 99) == []


def test_pointer_at_tolerant_text() -> None:
    positions = Positions("// ours\n{\n  'a': [\n    1,\n    2,\n  ],\n}")
    assert [pointer_at(positions, line) for line in range(1, 8)] == ["", "", "/a", "/a/0", "/a/1", "/a", ""]


def test_pointers_on_minified_text() -> None:
    positions = Positions('{"a":{"b":[1,2]},"c":3}')
    assert pointers_on(positions, 1) == ["", "/a", "/a/b", "/a/b/0", "/a/b/1", "/c"]


def test_pointers_on_minified_text_are_bounded() -> None:
    assert len(pointers_on(Positions(json.dumps(list(range(100_000)))), 1)) == 200


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=25,
)


def pointers_in(value: Any) -> list[str]:
    found, waiting = [], [("", value)]
    while waiting:
        pointer, here = waiting.pop()
        found.append(pointer)
        members = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        waiting.extend((pointer + join(token), inner) for token, inner in members)
    return found


@given(VALUES, st.sampled_from([None, 0, 1, 2, "\t"]))
def test_pointer_at_line_of_a_pointer_is_it_or_holds_it(value: Any, indent: Any) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    positions = Positions(text)
    for pointer in pointers_in(value):
        place = positions.key_of(pointer) or positions.locate(pointer)
        found = pointer_at(positions, place.line)
        assert pointer == found or pointer.startswith(f"{found}/")
        assert pointer in pointers_on(positions, place.line)


@given(st.text(alphabet="{}[]\",:\n a1/*'", max_size=80), st.integers(min_value=0, max_value=12))
def test_pointer_at_anything_leads_to_something(text: str, line: int) -> None:
    positions = Positions(text)
    found = pointer_at(positions, line)
    assert found == "" or found.startswith("/")
