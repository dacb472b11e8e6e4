import pytest

from certification.engine.schema.equality import repeats


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([1, 1.0], [1]),
        ([1, True], []),
        ([0, False, None, ""], []),
        (["a", "b", "a", "a"], [2, 3]),
        ([{"a": 1, "b": 2}, {"b": 2, "a": 1.0}], [1]),
        ([[1, 2], [2, 1]], []),
        (["1", 1], []),
        ([1e300, 10**300], []),
    ],
)
def test_repeats(values: list[object], expected: list[int]) -> None:
    assert repeats(values) == expected
