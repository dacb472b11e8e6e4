"""EXT-001: operationIds in extensions exist, in every place that names one."""

from typing import Any

import pytest

from certification.engine.nodes import Edit, Fix, Place
from tests.certification.engine.judging import pointers
from tests.certification.engine.rules.judging import judged

PARAMETER = "/paths/~1invoices/get/parameters/0"
PROPERTY = "/definitions/NewInvoice/properties/customer"
OPERATION = "/paths/~1invoices/get"


@pytest.mark.parametrize(
    ("holder", "extension", "value", "way"),
    [
        (PARAMETER, "x-ms-dynamic-values", {"operationId": "{}"}, "/operationId"),
        (PARAMETER, "x-ms-dynamic-list", {"operationId": "{}", "itemsPath": "value"}, "/operationId"),
        (PROPERTY, "x-ms-dynamic-values", {"operationId": "{}"}, "/operationId"),
        (PROPERTY, "x-ms-dynamic-schema", {"operationId": "{}"}, "/operationId"),
        (PROPERTY, "x-ms-dynamic-properties", {"operationId": "{}"}, "/operationId"),
        (PROPERTY, "x-ms-dynamic-tree", {"open": {"operationId": "{}"}}, "/open/operationId"),
        (PROPERTY, "x-ms-dynamic-tree", {"browse": {"operationId": "{}"}}, "/browse/operationId"),
        (OPERATION, "x-ms-notification", {"operationId": "{}"}, "/operationId"),
        (OPERATION, "x-ms-operation-context", {"simulate": {"operationId": "{}"}}, "/simulate/operationId"),
        ("", "x-ms-capabilities", {"testConnection": {"operationId": "{}"}}, "/testConnection/operationId"),
        ("", "x-ms-capabilities", {"file-picker": {"open": {"operationId": "{}"}}}, "/file-picker/open/operationId"),
    ],
)
def test_each_place(holder: str, extension: str, value: dict[str, Any], way: str) -> None:
    there, missing = filled(value, "ListCustomers"), filled(value, "Nowhere")

    assert pointers("EXT-001", {f"{holder}/{extension}": there}) == []
    (breach,) = judged("EXT-001", {f"{holder}/{extension}": missing})
    assert breach.place == Place("definition", f"{holder}/{extension}{way}")
    assert breach.params == {"extension": extension, "operation": "Nowhere"}
    assert (breach.variant, breach.fix) == ("", None)


def filled(value: Any, operation_id: str) -> Any:
    if isinstance(value, dict):
        return {key: filled(each, operation_id) for key, each in value.items()}
    return value.replace("{}", operation_id)


def test_two_extensions_of_one_object_are_told_once_each() -> None:
    both = {
        f"{PROPERTY}/x-ms-dynamic-values": {"operationId": "A"},
        f"{PROPERTY}/x-ms-dynamic-list": {"operationId": "B"},
    }

    assert sorted(pointers("EXT-001", both)) == [
        f"{PROPERTY}/x-ms-dynamic-list/operationId",
        f"{PROPERTY}/x-ms-dynamic-values/operationId",
    ]


def test_other_capitals_are_fixed() -> None:
    (breach,) = judged("EXT-001", {f"{PARAMETER}/x-ms-dynamic-values/operationId": "listCustomers"})

    place = Place("definition", f"{PARAMETER}/x-ms-dynamic-values/operationId")
    assert (breach.variant, breach.params["found"]) == ("case", "ListCustomers")
    assert breach.fix == Fix("Write the operationId as it is defined", (Edit("replace", place, "ListCustomers"),))
    assert breach.related == (Place("definition", "/paths/~1customers/get/operationId"),)


@pytest.mark.parametrize(
    "value",
    [
        {"builtInOperation": "AadGraph.GetUsers"},
        {"capability": "file-picker"},
        {"operationId": 5},
        {},
        "ListCustomers",
        None,
        [],
    ],
)
def test_what_names_no_operation(value: Any) -> None:
    assert pointers("EXT-001", {f"{PARAMETER}/x-ms-dynamic-values": value}) == []


def test_property_that_is_called_like_an_extension() -> None:
    assert pointers("EXT-001", {"/definitions/Invoice/properties/x-ms-dynamic-values": {"type": "string"}}) == []


def test_parameter_of_an_extension_that_is_called_operation_id() -> None:
    value = {"operationId": "ListCustomers", "parameters": {"operationId": {"value": "Nowhere"}}}

    assert pointers("EXT-001", {f"{PARAMETER}/x-ms-dynamic-list": value}) == []
