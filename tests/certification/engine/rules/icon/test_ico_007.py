"""ICO-007: not the default colour."""

from typing import Any

import pytest

from tests.certification.engine.judging import pointers

COLOUR = "properties#/properties/iconBrandColor"


@pytest.mark.parametrize("value", ["#007ee5", "#007EE5", " #007ee5 "])
def test_default(value: str) -> None:
    assert pointers("ICO-007", {COLOUR: value}) == ["/properties/iconBrandColor"]


@pytest.mark.parametrize("value", ["#1a6b3c", "007ee5", "", None, 5])
def test_others(value: Any) -> None:
    assert pointers("ICO-007", {COLOUR: value}) == []
