"""PAR-002: parameters that makers see have a summary."""

from typing import Any

import pytest

from certification.engine.example import REMOVE
from tests.certification.engine.judging import pointers
from tests.certification.engine.rules.judging import judged

LIST = "/paths/~1invoices/get"
CUSTOMER = f"{LIST}/parameters/0"
SHARED = "/parameters/InvoiceId"


@pytest.mark.parametrize("location", ["query", "path", "header", "formData"])
def test_missing_in_each_place(location: str) -> None:
    assert pointers("PAR-002", {f"{CUSTOMER}/x-ms-summary": REMOVE, f"{CUSTOMER}/in": location}) == [CUSTOMER]


@pytest.mark.parametrize("value", ["", "  ", None, 1])
def test_blank_is_missing(value: Any) -> None:
    assert pointers("PAR-002", {f"{CUSTOMER}/x-ms-summary": value}) == [CUSTOMER]


@pytest.mark.parametrize(
    "excepted",
    [
        {f"{CUSTOMER}/in": "body"},
        {f"{CUSTOMER}/in": "cookie"},
        {f"{CUSTOMER}/x-ms-visibility": "internal"},
        {f"{LIST}/x-ms-visibility": "internal"},
    ],
)
def test_exceptions(excepted: dict[str, Any]) -> None:
    assert pointers("PAR-002", {f"{CUSTOMER}/x-ms-summary": REMOVE}, excepted) == []


def test_shared_parameter_is_told_once_where_it_is_written() -> None:
    again = {"/paths/~1invoices~1{id}/delete": {"operationId": "Delete", "parameters": [{"$ref": f"#{SHARED}"}]}}

    (breach,) = judged("PAR-002", {f"{SHARED}/x-ms-summary": REMOVE}, again)
    assert (breach.place.pointer, breach.params) == (SHARED, {"parameter": "id", "operation": "GetInvoice"})


def test_shared_parameter_that_only_internal_operations_use() -> None:
    internal = {"/paths/~1invoices~1{id}/get/x-ms-visibility": "internal"}

    assert pointers("PAR-002", {f"{SHARED}/x-ms-summary": REMOVE}, internal) == []


def test_unused_shared_parameter() -> None:
    assert pointers("PAR-002", {"/parameters/Spare": {"name": "spare", "in": "query", "type": "string"}}) == []


def test_parameter_of_the_path_item_is_judged_for_its_visible_operations() -> None:
    item = {"/paths/~1invoices/parameters": [{"name": "tenant", "in": "header", "type": "string"}]}

    (breach,) = judged("PAR-002", item)
    assert breach.place.pointer == "/paths/~1invoices/parameters/0"
