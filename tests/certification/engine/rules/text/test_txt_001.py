import pytest

from certification.engine import seeded
from certification.engine.built_in import BUILT_IN
from certification.engine.engine import check
from certification.engine.policy import Policy
from tests.certification.engine.judging import pointers


@pytest.mark.parametrize(("length", "expected"), [(30, []), (31, ["/info/title"])])
def test_title_of_thirty_characters_is_the_longest(length: int, expected: list[str]) -> None:
    assert pointers("TXT-001", {"/info/title": "x" * length}) == expected


def test_characters_are_counted_not_bytes() -> None:
    assert pointers("TXT-001", {"/info/title": "é" * 30}) == []


def test_title_that_is_no_text_is_left_to_the_schema() -> None:
    assert pointers("TXT-001", {"/info/title": ["x" * 31]}) == []


def test_limit_is_a_setting_of_the_policy() -> None:
    policy = Policy(settings={"TXT-001": {"limit": 5}})
    (finding,) = check(seeded.sample(), policy=policy, only=["TXT-001"]).findings
    assert finding.message == "The title 'Contoso Invoicing' has 17 characters; at most 5 are allowed."
    assert BUILT_IN.resolve().settings["TXT-001"] == {"limit": 30}
