import pytest

from connectors.package.positions import Positions
from connectors.package.surroundings import Surroundings

TEXT = '{"a": {"b/c": [1, {"d": true}]}, "e": "x"}'


@pytest.mark.parametrize(
    ("at", "pointer"),
    [
        ("{", ""),
        ('"a"', "/a"),
        ('{"b/c"', "/a"),
        ('"b/c"', "/a/b~1c"),
        ("1", "/a/b~1c/0"),
        (", {", "/a/b~1c"),
        ('"d"', "/a/b~1c/1/d"),
        ("true", "/a/b~1c/1/d"),
        (', "e"', ""),
        ('"x"', "/e"),
    ],
)
def test_pointer_is_of_the_smallest_value_around(at: str, pointer: str) -> None:
    assert Surroundings(Positions(TEXT)).pointer(TEXT.index(at)) == pointer


@pytest.mark.parametrize("offset", [-1, 0, len(TEXT), 10_000])
def test_pointer_outside_of_all_values_is_the_root(offset: int) -> None:
    assert Surroundings(Positions(TEXT)).pointer(offset) == ""


def test_text_that_is_no_json_has_surroundings_too() -> None:
    text = '{"a": {"b": 1,, "c": 2'
    assert Surroundings(Positions(text)).pointer(text.index(",, ") + 1) == "/a"
