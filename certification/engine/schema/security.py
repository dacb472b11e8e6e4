"""Security definitions of Swagger 2.0, unfolded by `type` and `flow`."""

from certification.engine.schema.build import (
    ANY,
    STRING,
    Schema,
    choose,
    keywords,
    one_of,
    ref,
)

TYPES = ("apiKey", "basic", "oauth2")
FLOWS: dict[str, tuple[str, ...]] = {
    "accessCode": ("authorizationUrl", "tokenUrl"),
    "application": ("tokenUrl",),
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
}
TYPE = one_of(*TYPES)
FLOW = one_of(*FLOWS)


def _scopes() -> Schema:
    return {
        "title": "scopes",
        "type": "object",
        "additionalProperties": STRING,
        "patternProperties": {"^x-": ANY},
    }


def _flow(urls: tuple[str, ...]) -> Schema:
    known = {"type": TYPE, "flow": FLOW, "description": STRING, "scopes": ref("scopes")}
    return keywords("oauth2", {**known, **dict.fromkeys(urls, STRING)}, ["type", "flow", *urls, "scopes"])


def _unflowed() -> Schema:
    urls = {"authorizationUrl": STRING, "tokenUrl": STRING}
    known = {"type": TYPE, "flow": FLOW, "description": STRING, "scopes": ref("scopes"), **urls}
    return keywords("oauth2", known, ["type", "flow"])


def _untyped() -> Schema:
    words = ("authorizationUrl", "description", "flow", "in", "name", "scopes", "tokenUrl")
    return keywords("security definition", {"type": TYPE, **dict.fromkeys(words, ANY)}, ["type"])


def definitions() -> dict[str, Schema]:
    """The kinds of object of this module, by name."""
    key = {"type": TYPE, "name": STRING, "in": one_of("header", "query"), "description": STRING}
    flows = {flow: _flow(urls) for flow, urls in FLOWS.items()}
    kinds = {
        "apiKey": keywords("apiKey", key, ["type", "name", "in"]),
        "basic": keywords("basic", {"type": TYPE, "description": STRING}, ["type"]),
        "oauth2": choose("flow", flows, _unflowed()),
    }
    return {"scopes": _scopes(), "security": choose("type", kinds, _untyped())}
