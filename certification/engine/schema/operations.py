"""Paths, operations and responses of Swagger 2.0."""

from certification.engine.schema.build import (
    ANY,
    BOOLEAN,
    EXTENSION,
    STRING,
    Schema,
    keywords,
    mapping,
    one_of,
    ref,
    referable,
    unique,
    unreferable,
)

METHODS = ("delete", "get", "head", "options", "patch", "post", "put")
STATUS = "^([1-5][0-9][0-9]|default)$"


def schemes() -> Schema:
    """Transfer protocols: other words are DEF-008, an empty list DEF-009, web sockets DEF-010."""
    known: Schema = {"enum": ["http", "https", "ws", "wss"], "owner": {"enum": "DEF-008"}}
    supported: Schema = {"not": {"enum": ["ws", "wss"]}, "owner": {"not": "DEF-010"}}
    item: Schema = {"if": STRING, "then": {"allOf": [known, supported]}, "else": STRING}
    return unique(item, minItems=1, owner={"minItems": "DEF-009"})


def _paths() -> Schema:
    return {
        "title": "paths",
        "type": "object",
        "patternProperties": {"^/": ref("pathItem"), **EXTENSION},
        "additionalProperties": False,
    }


def _path_item() -> Schema:
    methods = {method: ref("operation") for method in METHODS}
    known = {**methods, "$ref": STRING, "parameters": unique(ref("parameter"))}
    return keywords("path item", known)


def _operation() -> Schema:
    known: dict[str, Schema] = {
        "consumes": unique(STRING),
        "deprecated": BOOLEAN,
        "description": STRING,
        "externalDocs": ref("externalDocs"),
        "operationId": STRING,
        "parameters": unique(ref("parameter")),
        "produces": unique(STRING),
        "responses": ref("responses"),
        "schemes": schemes(),
        "security": unique(ref("requirement")),
        "summary": STRING,
        "tags": unique(STRING),
        "x-ms-trigger": one_of("batch", "single"),
    }
    return keywords("operation", known, ["responses"])


def _responses() -> Schema:
    return {
        "title": "responses",
        "type": "object",
        "minProperties": 1,
        "patternProperties": {STATUS: ref("response"), **EXTENSION},
        "additionalProperties": False,
    }


def _response() -> Schema:
    known = {
        "description": STRING,
        "examples": {"type": "object", "additionalProperties": ANY},
        "headers": mapping(ref("header")),
        "schema": ref("responseSchema"),
    }
    return keywords("response", known, ["description"])


def definitions() -> dict[str, Schema]:
    """The kinds of object of this module, by name."""
    return {
        "paths": _paths(),
        "pathItem": _path_item(),
        "operation": _operation(),
        "responses": _responses(),
        "plainResponse": _response(),
        "response": referable(ref("plainResponse")),
        "sharedResponse": unreferable(ref("plainResponse")),
        "requirement": mapping(unique(STRING)),
    }
