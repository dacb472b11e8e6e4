"""Swagger 2.0 as one draft-07 schema: the specification's structure in our own words.

Differences to the text of the specification, all measured on published connectors:

- a key that starts with `x-` is allowed in every object with known keywords, also where the text closes the
  object;
- `schema` may list several types and several `items`, as JSON Schema does;
- the URLs, e-mail addresses and MIME types are strings here; what they must look like is other rules' matter;
- `x-ms-trigger` and `x-ms-url-encoding` hold one of their documented values.

What needs more than structure (is a reference's target there, is an `operationId` unique) is not in a schema.
"""

from functools import cache

from certification.engine.schema import operations, parameters, security, values
from certification.engine.schema.build import (
    STRING,
    Schema,
    array,
    closed,
    keywords,
    mapping,
    ref,
    text,
    unique,
)

HOST = r"^[^{}/ :\\]+(:[0-9]+)?$"


def _info() -> Schema:
    known = {
        "contact": ref("contact"),
        "description": STRING,
        "license": ref("license"),
        "termsOfService": STRING,
        "title": STRING,
        "version": STRING,
    }
    return keywords("info", known, ["title", "version"])


def _texts() -> dict[str, Schema]:
    """The small objects of texts and links."""
    docs = {"description": STRING, "url": STRING}
    tag = {"description": STRING, "externalDocs": ref("externalDocs"), "name": STRING}
    return {
        "info": _info(),
        "contact": closed("contact", dict.fromkeys(("email", "name", "url"), STRING)),
        "license": closed("license", dict.fromkeys(("name", "url"), STRING), ["name"]),
        "externalDocs": closed("externalDocs", docs, ["url"]),
        "tag": keywords("tag", tag, ["name"]),
    }


def _root() -> Schema:
    known: dict[str, Schema] = {
        "basePath": text("^/", "DEF-007"),
        "consumes": unique(STRING),
        "definitions": mapping(ref("schema")),
        "externalDocs": ref("externalDocs"),
        "host": text(HOST, "DEF-006"),
        "info": ref("info"),
        "parameters": mapping(ref("sharedParameter")),
        "paths": ref("paths"),
        "produces": unique(STRING),
        "responses": mapping(ref("sharedResponse")),
        "schemes": operations.schemes(),
        "security": array(ref("requirement"), uniqueItems=True),
        "securityDefinitions": mapping(ref("security")),
        "swagger": {"const": "2.0", "owner": {"const": "DEF-001"}},
        "tags": array(ref("tag"), uniqueItems=True),
    }
    return keywords("document", known, ["swagger", "info", "paths"])


@cache
def swagger2() -> Schema:
    """The whole schema; the kinds of object stand under `definitions`."""
    kinds: dict[str, Schema] = {}
    for module in (values, parameters, operations, security):
        kinds.update(module.definitions())
    return {**_root(), "definitions": {**kinds, **_texts()}}
