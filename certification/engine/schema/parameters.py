"""Parameters of Swagger 2.0, unfolded by `in`."""

from certification.engine.schema.build import (
    ANY,
    BOOLEAN,
    STRING,
    Schema,
    choose,
    keywords,
    one_of,
    ref,
    referable,
    unreferable,
)
from certification.engine.schema.values import COLLECTION, LIMITS, PAIRS, SIMPLE_TYPES

PLACES = ("body", "formData", "header", "path", "query")
COMMON: dict[str, Schema] = {
    "description": STRING,
    "in": one_of(*PLACES),
    "name": STRING,
    "required": BOOLEAN,
    "x-ms-url-encoding": one_of("double", "single"),
}


def _simple(place: str, types: tuple[str, ...], **more: Schema) -> Schema:
    known: dict[str, Schema] = {
        **COMMON,
        **LIMITS,
        "collectionFormat": COLLECTION,
        "items": ref("items"),
        "type": one_of(*types),
        **more,
    }
    return keywords(f"{place} parameter", known, ["name", "in", "type"], dependencies=PAIRS)


def _path() -> Schema:
    always: Schema = {"if": BOOLEAN, "then": {"const": True}, "else": BOOLEAN}
    plain = _simple("path", SIMPLE_TYPES, required=always)
    return {**plain, "required": [*plain["required"], "required"]}


def _body() -> Schema:
    known = {**COMMON, "schema": ref("schema")}
    return keywords("body parameter", known, ["name", "in", "schema"])


def _kinds() -> dict[str, Schema]:
    repeated = one_of("csv", "multi", "pipes", "ssv", "tsv")
    file = (*SIMPLE_TYPES, "file")
    return {
        "body": _body(),
        "formData": _simple("formData", file, collectionFormat=repeated, allowEmptyValue=BOOLEAN),
        "header": _simple("header", SIMPLE_TYPES),
        "path": _path(),
        "query": _simple("query", SIMPLE_TYPES, collectionFormat=repeated, allowEmptyValue=BOOLEAN),
    }


def _unplaced(kinds: dict[str, Schema]) -> Schema:
    """What can be said of a parameter whose `in` is missing or wrong: the words of all places are allowed."""
    words = {word: ANY for kind in kinds.values() for word in kind["properties"]}
    return keywords("parameter", {**words, **COMMON}, ["name", "in"])


def definitions() -> dict[str, Schema]:
    """The kinds of object of this module, by name."""
    kinds = _kinds()
    places = {place: ref(f"{place}Parameter") for place in PLACES}
    plain = choose("in", places, ref("unplacedParameter"))
    return {
        **{f"{place}Parameter": kinds[place] for place in PLACES},
        "unplacedParameter": _unplaced(kinds),
        "parameter": referable(plain),
        "sharedParameter": unreferable(plain),
    }
