"""The tolerant reader: equal to `json` where that reads, and a value with places where it does not."""

import json
import math
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from connectors.package.limits import Limits
from connectors.package.reader import Reader
from connectors.package.tolerant import Parsed, read

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=30,
)
JSON = st.builds(
    json.dumps,
    VALUES,
    ensure_ascii=st.booleans(),
    indent=st.sampled_from([None, 0, 2, "\t"]),
    separators=st.sampled_from([None, (",", ":"), (" , ", " : ")]),
)
SOUP = st.text(alphabet="[]{}:,\"'\\/*# \t\n\rabtn01.-+eEuU“”\ufeff\u00a0\0é", max_size=80)


def places(parsed: Parsed) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.offset, problem.end) for problem in parsed.problems]


def same(one: Any, other: Any) -> bool:
    """Equal in value and type, all NaNs alike."""
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def tolerantly(text: str) -> Any:
    """The value by the tolerant reader even where the strict one would do."""
    reader = Reader(text, Limits())
    reader.read()
    return reader.value


TOLERATED: list[tuple[str, Any, list[tuple[str, int, int]]]] = [
    ('{"a": 1,}', {"a": 1}, [("json_trailing_comma", 7, 8)]),
    ("[1, 2,]", [1, 2], [("json_trailing_comma", 5, 6)]),
    ('{"a": 1 "b": 2}', {"a": 1, "b": 2}, [("json_missing_comma", 7, 8)]),
    ("[1 2]", [1, 2], [("json_missing_comma", 2, 3)]),
    ("[1,,2]", [1, 2], [("json_extra_comma", 3, 4)]),
    ("[,1]", [1], [("json_extra_comma", 1, 2)]),
    ('{,"a": 1}', {"a": 1}, [("json_extra_comma", 1, 2)]),
    ("{'a': 'b'}", {"a": "b"}, [("json_quotes", 1, 4), ("json_quotes", 6, 9)]),
    ('{“a”: "b"}', {"a": "b"}, [("json_quotes", 1, 4)]),
    ("{a: 1, $b-c: 2}", {"a": 1, "$b-c": 2}, [("json_unquoted_key", 1, 2), ("json_unquoted_key", 7, 11)]),
    ("[1] // one\n", [1], [("json_comment", 4, 10)]),
    ("/* one */ [1, # two\n 2]", [1, 2], [("json_comment", 0, 9), ("json_comment", 14, 19)]),
    ("[1] /* one", [1], [("json_comment_open", 4, 10)]),
    ('["http://contoso.example/#a"]', ["http://contoso.example/#a"], []),
    ("[http://contoso.example]", ["http://contoso.example"], [("json_word", 1, 23)]),
    ('["a\tb"]', ["a\tb"], [("json_control", 3, 4)]),
    ('["a\nb\nc", 1]', ["a\nb\nc", 1], [("json_control", 3, 4)]),
    ('["\\d+\\x"]', ["\\d+\\x"], [("json_escape", 2, 4), ("json_escape", 5, 7)]),
    ('["\\u12"]', ["\\u12"], [("json_escape", 2, 4)]),
    ("['it\\'s']", ["it's"], [("json_quotes", 1, 8)]),
    ("[NaN, -Infinity]", [math.nan, -math.inf], [("json_constant", 1, 4), ("json_constant", 6, 15)]),
    ("[True, None]", [True, None], [("json_constant", 1, 5), ("json_constant", 7, 11)]),
    ("[+1, .5, 5., 01]", [1, 0.5, 5.0, 1], [("json_number", *at) for at in ((1, 3), (5, 7), (9, 11), (13, 15))]),
    ("[0x1F, 1_000]", ["0x1F", "1_000"], [("json_word", 1, 5), ("json_word", 7, 12)]),
    ('{"a": Hello world, "b": 1}', {"a": "Hello world", "b": 1}, [("json_word", 6, 17)]),
    ('{"a": 1} x', {"a": 1}, [("json_after_end", 9, 10)]),
    ("{}}\n", {}, [("json_after_end", 2, 3)]),
    ('{"a" 1}', {"a": 1}, [("json_missing_colon", 4, 5)]),
    ('{"a" = 1, "b" => 2}', {"a": 1, "b": 2}, [("json_missing_colon", 5, 6), ("json_missing_colon", 14, 15)]),
    ('{"a":, "b"}', {"a": None, "b": None}, [("json_missing_value", 1, 4), ("json_missing_value", 7, 10)]),
    ('{[1], "a": 2}', {"a": 2}, [("json_missing_key", 1, 2)]),
    ('{"a": ["b", {"c": 1]}', {"a": ["b", {"c": 1}]}, [("json_mismatch", 19, 20)]),
    ('{"a": [1}', {"a": [1]}, [("json_mismatch", 8, 9)]),
    ("[1}]", [1], [("json_stray", 2, 3)]),
    ("[1; 2]", ["1; 2"], [("json_word", 1, 5)]),
    ("[1 ; 2]", [1, 2], [("json_missing_comma", 2, 5), ("json_stray", 3, 4)]),
    ('{"a": [1, {"b": 2', {"a": [1, {"b": 2}]}, [("json_unclosed", 10, 11)]),
    ('{"a": "one,\n "b": 2}', {"a": "one", "b": 2}, [("json_unterminated", 6, 10)]),
    ('{"a": "one', {"a": "one"}, [("json_unclosed", 0, 1), ("json_unterminated", 6, 10)]),
    ('{"a"', {"a": None}, [("json_unclosed", 0, 1), ("json_missing_value", 1, 4)]),
    ("\ufeff[1]", [1], [("json_bom", 0, 1)]),
    ("[\u00a01]", [1], [("json_space", 1, 2)]),
    ("swagger: 2.0 {}", 2.0, [("json_stray", 0, 7), ("json_stray", 7, 8), ("json_after_end", 13, 15)]),
    ('{"a": 1, "a": [2]}', {"a": [2]}, [("json_duplicate_key", 9, 12)]),
    ('{"a": 1, "\\u0061": 2}', {"a": 2}, [("json_duplicate_key", 9, 17)]),
]


@pytest.mark.parametrize(("text", "value", "found"), TOLERATED, ids=[text for text, _, _ in TOLERATED])
def test_read_not_strict_gives_value_and_places(text: str, value: Any, found: list[tuple[str, int, int]]) -> None:
    parsed = read(text)
    assert same(parsed.value, value)
    assert (places(parsed), parsed.missing) == (found, False)


@pytest.mark.parametrize("text", ["", " \n", "]", "// nothing", "hello", "\0\0"])
def test_read_nothing_there_is_missing(text: str) -> None:
    parsed = read(text)
    assert (parsed.value, parsed.missing, parsed.problems[0].offset) == (None, True, 0)


def test_read_null_is_not_missing() -> None:
    assert read("null") == Parsed(None, (), missing=False)


def test_read_equal_names_refer_to_the_first() -> None:
    problem = read('{"a": 1, "b": {"a": 2}, "a": 3}').problems[0]
    assert (problem.first, problem.text) == (
        (1, 4),
        "The name “a” occurs twice in the same object; the last one counts.",
    )


def test_read_too_deep_is_left_out_once() -> None:
    text = '{"a": [[1], [2]], "b": [[3]], "c": 4}'
    parsed = read(text, Limits(json_depth=2))
    assert parsed.value == {"a": [None, None], "b": [None], "c": 4}
    assert places(parsed) == [("json_too_deep", 7, 10)]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 5_000 + "]" * 5_000, "[{" * 50_000 + "]"])
def test_read_deep_nesting_never_exhausts_the_stack(text: str) -> None:
    problems = read(text).problems
    assert "json_too_deep" in {problem.code for problem in problems}


def test_read_number_of_too_many_digits_is_a_problem() -> None:
    parsed = read(f"[{'1' * 5_000}, 2]")
    assert (parsed.value[1], places(parsed)) == (2, [("json_number_length", 1, 5_001)])


def test_read_more_problems_than_kept_are_counted() -> None:
    parsed = read("[" + "1 " * 20 + "]", Limits(json_problems=5))
    assert [problem.code for problem in parsed.problems] == ["json_missing_comma"] * 5 + ["json_more"]
    assert parsed.problems[-1].params == {"count": 14}
    assert parsed.value == [1] * 20


def test_read_string_of_garbage_is_kept_from_where_it_is_hopeless() -> None:
    parsed = read('["' + "\\x" * 1_500 + '\\n"]')
    assert parsed.value == ["\\x" * 1_500 + "\\n"]
    assert len(parsed.problems) == 1_000


def test_read_hopeless_text_is_given_up() -> None:
    parsed = read("[" + "1 " * 1_000 + "]", Limits(json_problems=5, json_flaws=10))
    assert len(parsed.value) == 11
    assert [problem.code for problem in parsed.problems][-3:] == ["json_missing_comma", "json_given_up", "json_more"]


@given(JSON)
@example("1e999")
@example("123456789012345678901234567890")
@example('["\\ud800", "\\ud83d\\ude00", "\\udc00\\ud800"]')
@example("-0.0")
@example('{"":{"":0}}')
@example('{"a":1,"b":2,"a":3}')
def test_read_valid_json_equals_json(text: str) -> None:
    expected = json.loads(text)
    assert same(read(text).value, expected)
    assert same(tolerantly(text), expected)


@given(st.builds(json.dumps, VALUES, allow_nan=st.just(True)).filter(lambda text: "N" not in text and "I" not in text))
def test_read_valid_json_without_equal_names_has_no_problem(text: str) -> None:
    assert read(text).problems == ()


def check_places(text: str) -> None:
    parsed = read(text)
    assert all(0 <= problem.offset <= problem.end <= len(text) for problem in parsed.problems)
    assert all(problem.text for problem in parsed.problems)
    try:
        expected = json.loads(text)
    except ValueError:
        assert parsed.problems
    else:
        assert same(parsed.value, expected)


@given(st.text() | SOUP)
def test_read_anything_never_crashes_and_always_has_a_place(text: str) -> None:
    check_places(text)


@given(JSON, st.data())
def test_read_mutated_json_never_crashes_and_always_has_a_place(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 5)))
        text = text[:start] + data.draw(SOUP) + text[end:]
    check_places(text)


@given(JSON, st.integers(0, 200))
def test_read_cut_json_keeps_what_was_read(text: str, cut: int) -> None:
    check_places(text[:cut])
