"""JSON pointers, with the examples of RFC 6901."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.package.pointer import index, join, resolve, split

DOCUMENT: dict[str, Any] = {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, 'k"l': 6, " ": 7, "m~n": 8}


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", DOCUMENT),
        ("/foo", ["bar", "baz"]),
        ("/foo/0", "bar"),
        ("/", 0),
        ("/a~1b", 1),
        ("/c%d", 2),
        ("/e^f", 3),
        ('/k"l', 6),
        ("/ ", 7),
        ("/m~0n", 8),
    ],
)
def test_resolve_examples_of_the_rfc(pointer: str, expected: object) -> None:
    assert resolve(DOCUMENT, pointer) == expected


@pytest.mark.parametrize("pointer", ["/bar", "/foo/2", "/foo/-", "/foo/01", "/foo/-1", "/foo/0/x", "//x", "/foo/٣"])
def test_resolve_nothing_there_raises(pointer: str) -> None:
    with pytest.raises(LookupError):
        resolve(DOCUMENT, pointer)


def test_split_without_slash_raises() -> None:
    with pytest.raises(ValueError, match="not a JSON pointer"):
        split("foo")


@given(st.lists(st.text()))
def test_split_undoes_join(tokens: list[str]) -> None:
    assert split(join(*tokens)) == tokens


def test_join_numbers_are_indexes() -> None:
    assert join("paths", "/a~b", 0) == "/paths/~1a~0b/0"


@pytest.mark.parametrize(("token", "expected"), [("0", 0), ("10", 10), ("01", None), ("", None), ("9" * 10, None)])
def test_index_digits_without_leading_zeros(token: str, expected: int | None) -> None:
    assert index(token) == expected
