"""JSON Schema within Swagger 2.0: the schema object, and the simple values of parameters and headers."""

from certification.engine.schema.build import (
    ANY,
    BOOLEAN,
    COUNT,
    NUMBER,
    STRING,
    Schema,
    array,
    choose,
    closed,
    keywords,
    mapping,
    one_of,
    ref,
    referable,
    unique,
)

SIMPLE_TYPES = ("array", "boolean", "integer", "number", "string")
SCHEMA_TYPES = (*SIMPLE_TYPES, "null", "object")

LIMITS: dict[str, Schema] = {
    "default": ANY,
    "enum": unique(ANY, minItems=1),
    "exclusiveMaximum": BOOLEAN,
    "exclusiveMinimum": BOOLEAN,
    "format": STRING,
    "maxItems": COUNT,
    "maxLength": COUNT,
    "maximum": NUMBER,
    "minItems": COUNT,
    "minLength": COUNT,
    "minimum": NUMBER,
    "multipleOf": {"type": "number", "exclusiveMinimum": 0},
    "pattern": STRING,
    "uniqueItems": BOOLEAN,
}
# A bound that says "exclusive" needs the bound.
PAIRS: Schema = {"exclusiveMaximum": ["maximum"], "exclusiveMinimum": ["minimum"]}

COLLECTION = one_of("csv", "pipes", "ssv", "tsv")


def _type() -> Schema:
    names: Schema = {"enum": list(SCHEMA_TYPES)}
    return {
        "if": {"type": "array"},
        "then": unique(one_of(*SCHEMA_TYPES), minItems=1),
        "else": {"if": {"type": "string"}, "then": names, "else": {"type": ["string", "array"]}},
    }


def _schema() -> Schema:
    known: dict[str, Schema] = {
        **LIMITS,
        "$ref": STRING,
        "additionalProperties": _more(),
        "allOf": array(ref("schema"), minItems=1),
        "description": STRING,
        "discriminator": STRING,
        "example": ANY,
        "externalDocs": ref("externalDocs"),
        "items": {"if": {"type": "array"}, "then": array(ref("schema"), minItems=1), "else": ref("schema")},
        "maxProperties": COUNT,
        "minProperties": COUNT,
        "properties": mapping(ref("schema")),
        "readOnly": BOOLEAN,
        "required": unique(STRING, minItems=1),
        "title": STRING,
        "type": _type(),
        "xml": ref("xml"),
    }
    return referable(keywords("schema", known, dependencies=PAIRS))


def _more() -> Schema:
    return {"if": {"type": "object"}, "then": ref("schema"), "else": {"type": ["boolean", "object"]}}


def _file() -> Schema:
    known: dict[str, Schema] = {
        "default": ANY,
        "description": STRING,
        "example": ANY,
        "externalDocs": ref("externalDocs"),
        "format": STRING,
        "readOnly": BOOLEAN,
        "required": unique(STRING, minItems=1),
        "title": STRING,
        "type": one_of("file"),
    }
    return keywords("file", known, ["type"])


def _items() -> Schema:
    known: dict[str, Schema] = {
        **LIMITS,
        "collectionFormat": COLLECTION,
        "items": ref("items"),
        "type": one_of(*SIMPLE_TYPES),
    }
    return keywords("items", known, dependencies=PAIRS)


def _header() -> Schema:
    known: dict[str, Schema] = {
        **LIMITS,
        "collectionFormat": COLLECTION,
        "description": STRING,
        "items": ref("items"),
        "type": one_of(*SIMPLE_TYPES),
    }
    return keywords("header", known, ["type"], dependencies=PAIRS)


def _xml() -> Schema:
    known = {
        "attribute": BOOLEAN,
        "name": STRING,
        "namespace": STRING,
        "prefix": STRING,
        "wrapped": BOOLEAN,
    }
    return closed("xml", known)


def definitions() -> dict[str, Schema]:
    """The kinds of object of this module, by name."""
    return {
        "schema": _schema(),
        "responseSchema": choose("type", {"file": _file()}, ref("schema")),
        "items": _items(),
        "header": _header(),
        "xml": _xml(),
    }
