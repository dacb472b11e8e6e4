from certification.engine import seeded
from certification.engine.engine import check
from tests.certification.engine.judging import pointers

DEFAULT = "/paths/~1invoices/get/responses/default"
SCHEMA = {"type": "object"}


def test_empty_schema_is_not_found() -> None:
    assert pointers("RSP-003", {f"{DEFAULT}/schema": {}}) == []


def test_schema_is_found_at_the_schema() -> None:
    assert pointers("RSP-003", {f"{DEFAULT}/schema": SCHEMA}) == [f"{DEFAULT}/schema"]


def test_shared_response_is_found_where_it_is_used_and_points_to_where_it_is_written() -> None:
    edits = {"/responses": {"Failure": {"description": "It failed.", "schema": SCHEMA}}}
    package = seeded.package_with(edits, {DEFAULT: {"$ref": "#/responses/Failure"}})
    (finding,) = check(package, only=["RSP-003"]).findings
    assert finding.spot.pointer == DEFAULT
    assert [spot.pointer for spot in finding.related] == ["/responses/Failure/schema"]


def test_fix_is_safe_where_the_success_code_has_a_schema() -> None:
    (finding,) = check(seeded.package_with({f"{DEFAULT}/schema": SCHEMA}), only=["RSP-003"]).findings
    assert finding.fix is not None
    assert finding.fix.safe


def test_fix_is_a_suggestion_where_the_schema_would_be_lost() -> None:
    package = seeded.package_with({"/paths/~1invoices/get/responses": {"default": {"schema": SCHEMA}}})
    (finding,) = check(package, only=["RSP-003"]).findings
    assert finding.fix is not None
    assert not finding.fix.safe
