"""The schema itself: sound, and every breach of it has one rule that is there."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from certification.engine.kinds import Kind
from certification.engine.registry import get
from certification.engine.schema.owners import ALWAYS_OWNED, BY_KEYWORD
from certification.engine.schema.swagger2 import swagger2

# Words of a schema that choose or hold other schemas, or say nothing: they are never breached themselves.
STRUCTURE = frozenset(
    {"$ref", "allOf", "definitions", "else", "if", "items", "owner", "patternProperties", "properties", "then", "title"}
)


def schemas_in(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within the schema that can be breached: not what stands under `if`."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key in ("then", "else", "items", "additionalProperties"):
        yield from schemas_in(schema.get(key))
    for each in schema.get("allOf", []):
        yield from schemas_in(each)
    for key in ("properties", "patternProperties", "definitions"):
        for each in schema.get(key, {}).values():
            yield from schemas_in(each)


def test_schema_is_valid_draft7() -> None:
    assert jsonschema_rs.meta.is_valid(swagger2() | {"$schema": "http://json-schema.org/draft-07/schema#"})


def test_every_reference_of_the_schema_has_a_target() -> None:
    wanted = {each["$ref"] for each in schemas_in(swagger2()) if "$ref" in each}

    assert wanted <= {f"#/definitions/{name}" for name in swagger2()["definitions"]}


def test_every_keyword_has_an_owner() -> None:
    for schema in schemas_in(swagger2()):
        for keyword in schema.keys() - STRUCTURE - {"dependencies"}:
            assert keyword in BY_KEYWORD or keyword in schema.get("owner", {}), (keyword, schema)


def test_keywords_without_a_rule_of_their_own_are_owned_where_they_stand() -> None:
    assert ALWAYS_OWNED.isdisjoint(BY_KEYWORD)


def owners() -> set[str]:
    named = {code for schema in schemas_in(swagger2()) for code in schema.get("owner", {}).values()}
    return named | set(BY_KEYWORD.values())


@pytest.mark.parametrize("code", sorted(owners()))
def test_every_owner_is_a_rule_that_visits_its_violations(code: str) -> None:
    rule = get(code)

    assert rule is not None
    assert [visit.key for visit in rule.visits_made if visit.kind is Kind.VIOLATION] == [code]
