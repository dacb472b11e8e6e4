"""A finding keeps its fingerprint when a file is laid out or ordered in another way."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certification.engine import seeded
from certification.engine.engine import check
from certification.engine.example import REMOVE
from tests.certification.engine.judging import package_of, sample_text

FAULTS: dict[str, Any] = {
    "/info/title": "Contoso Invoicing and Accounting",
    "/info/contact/phone": "1",
    "/paths/~1invoices~1{id}/get/operationId": "CreateInvoice",
    "/paths/~1invoices/get/responses/default/schema": {"type": "object"},
    "/paths/~1invoices/get/parameters/-": {"name": "a", "in": "query", "type": "strange"},
    "/paths/~1invoices/get/parameters/0/x-ms-summary": REMOVE,
    "/paths/~1customers/get/operationId": REMOVE,
    "/parameters/InvoiceId/x-ms-summary": REMOVE,
    "/parameters/InvoiceId/type": REMOVE,
    "/definitions/Invoice/properties/amount/type": 1,
    "/tags": [{"description": "nameless"}, {"name": "A"}],
}


def fingerprints(definition: str) -> list[tuple[str, str]]:
    return sorted((each.rule, each.fingerprint) for each in check(package_of(definition=definition)).findings)


def flawed() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(sample_text())
    for pointer, value in FAULTS.items():
        seeded.set_at(document, pointer, value)
    return document


def shuffled(value: Any, chance: random.Random, key: str = "") -> Any:
    """The same document with the members of objects and the elements of named lists in another order."""
    if isinstance(value, dict):
        members = list(value.items())
        chance.shuffle(members)
        return {name: shuffled(each, chance, name) for name, each in members}
    if isinstance(value, list):
        elements = [shuffled(each, chance) for each in value]
        if key in {"parameters", "tags", "x-ms-connector-metadata"}:
            chance.shuffle(elements)
        return elements
    return value


BEFORE = fingerprints(json.dumps(flawed()))


def test_faults_are_many_and_all_fingerprints_differ() -> None:
    assert len(BEFORE) == len(set(BEFORE)) == 14


@settings(max_examples=40, deadline=None)
@given(chance=st.randoms(use_true_random=False), indent=st.sampled_from([None, 1, 4, "\t"]))
def test_fingerprints_survive_reordering_and_reformatting(chance: random.Random, indent: Any) -> None:
    document = shuffled(flawed(), chance)
    assert fingerprints(json.dumps(document, indent=indent)) == BEFORE


def test_fingerprint_follows_the_operation_id_to_another_path() -> None:
    moved = flawed()
    moved["paths"]["/v2/invoices"] = moved["paths"].pop("/invoices")
    of_lists = {
        each.fingerprint
        for document in (flawed(), moved)
        for each in check(package_of(definition=document), only=["RSP-003"]).findings
    }
    assert len(of_lists) == 1


@pytest.mark.parametrize("pointer", ["/paths/~1invoices/get/operationId", "/paths/~1invoices/post/operationId"])
def test_fingerprint_differs_from_one_operation_to_another(pointer: str) -> None:
    other = flawed()
    seeded.set_at(other, pointer, "RenamedInvoices")
    assert fingerprints(json.dumps(other)) != BEFORE


def test_equal_findings_at_one_place_are_numbered() -> None:
    found = [each for each in fingerprints('{"info": {,,}}') if each[0] == "PKG-026"]
    assert len(found) == len(set(found)) == 2
