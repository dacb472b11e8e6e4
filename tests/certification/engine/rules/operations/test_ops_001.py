import pytest

from certification.engine import seeded
from certification.engine.engine import check
from certification.engine.example import REMOVE
from tests.certification.engine.judging import pointers

GET = "/paths/~1invoices/get"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(REMOVE, [GET]), ("", [f"{GET}/operationId"]), (" ", [f"{GET}/operationId"]), ("A", []), (7, []), (None, [])],
)
def test_operation_id_is_there(value: object, expected: list[str]) -> None:
    assert pointers("OPS-001", {f"{GET}/operationId": value}) == expected


def test_message_names_method_and_path() -> None:
    (finding,) = check(seeded.package_with({f"{GET}/operationId": REMOVE}), only=["OPS-001"]).findings
    assert finding.message == "Operation GET /invoices: the 'operationId' property is required."
