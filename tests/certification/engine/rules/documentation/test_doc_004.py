"""DOC-004: the connector's metadata is there, and a list."""

from typing import Any

import pytest

from certification.engine.example import REMOVE
from tests.certification.engine.rules.judging import judged

METADATA = "/x-ms-connector-metadata"


def test_missing_is_told_at_the_document() -> None:
    (breach,) = judged("DOC-004", {METADATA: REMOVE})

    assert (breach.place.pointer, breach.variant) == ("", "")


@pytest.mark.parametrize("value", [{}, None, "Website"])
def test_other_shape_is_told_at_its_place(value: Any) -> None:
    (breach,) = judged("DOC-004", {METADATA: value})

    assert (breach.place.pointer, breach.variant) == (METADATA, "type")


def test_empty_list_is_another_rule() -> None:
    assert judged("DOC-004", {METADATA: []}) == []
