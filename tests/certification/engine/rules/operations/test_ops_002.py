from certification.engine import seeded
from certification.engine.engine import check
from tests.certification.engine.judging import pointers

LIST = "/paths/~1invoices/get/operationId"
CREATE = "/paths/~1invoices/post/operationId"
GET = "/paths/~1invoices~1{id}/get/operationId"


def messages(*edits: dict[str, str]) -> list[str]:
    return [finding.message for finding in check(seeded.package_with(*edits), only=["OPS-002"]).findings]


def test_each_use_is_found_with_the_others_beside_it() -> None:
    report = check(seeded.package_with({CREATE: "Twice", GET: "Twice"}), only=["OPS-002"])
    assert [(finding.spot.pointer, [spot.pointer for spot in finding.related]) for finding in report.findings] == [
        (CREATE, [GET]),
        (GET, [CREATE]),
    ]


def test_message_counts_the_uses() -> None:
    expected = "The operationId 'Thrice' is used 3 times. Operation identifiers must be unique."
    assert messages({LIST: "Thrice", CREATE: "Thrice", GET: "Thrice"}) == [expected] * 3


def test_ids_that_differ_in_capitals_and_punctuation_only_are_alike() -> None:
    said = (
        "The operationId '{}' is the same as '{}' on the platform: "
        "names must differ in more than capitals and punctuation."
    )
    assert messages({CREATE: "get-item", GET: "GetItem"}) == [
        said.format("get-item", "GetItem"),
        said.format("GetItem", "get-item"),
    ]


def test_ids_without_letters_are_only_like_themselves() -> None:
    assert pointers("OPS-002", {CREATE: "-", GET: "+"}) == []


def test_missing_ids_are_not_alike() -> None:
    assert pointers("OPS-002", {CREATE: "", GET: ""}) == []
