import pytest

from tests.certification.engine.judging import pointers

RESPONSES = "/paths/~1invoices/get/responses"
ANSWER = {"description": "An answer."}


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["default"], [RESPONSES]),
        (["default", "404"], [RESPONSES]),
        (["default", "x-ms-note"], [RESPONSES]),
        (["default", "204"], []),
        (["200"], []),
        (["400"], []),
        ([], []),
    ],
)
def test_default_needs_a_success_code_beside_it(statuses: list[str], expected: list[str]) -> None:
    assert pointers("RSP-010", {RESPONSES: dict.fromkeys(statuses, ANSWER)}) == expected
