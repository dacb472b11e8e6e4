import pytest

from certification.engine.schema.wording import LONGEST, json_type, quote


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("é", '"é"'),
        (2.0, "2.0"),
        (True, "true"),
        (None, "null"),
        ({}, "{}"),
        ({"a": 1}, "{…}"),
        ([], "[]"),
        ([[]], "[…]"),
        ("x" * 100, '"' + "x" * LONGEST + '…"'),
    ],
)
def test_quote(value: object, expected: str) -> None:
    assert quote(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (False, "boolean"),
        (1, "integer"),
        (1.5, "number"),
        ("", "string"),
        ([], "array"),
        ({}, "object"),
    ],
)
def test_json_type(value: object, expected: str) -> None:
    assert json_type(value) == expected
