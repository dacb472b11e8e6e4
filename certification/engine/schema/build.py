"""The few shapes of which the Swagger 2.0 schema is built.

A schema here is a draft-07 dictionary for jsonschema-rs with two words of our own, which the validator
ignores: `title` names the kind of object in messages, and `owner` maps a keyword of that very schema to the
code of the rule that reports its violations, where that is not the rule of the keyword (see `owners.py`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]

ANY: Schema = {}
STRING: Schema = {"type": "string"}
BOOLEAN: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
EXTENSION: Schema = {"^x-": ANY}


def ref(name: str) -> Schema:
    """The schema of the kind of object called `name`."""
    return {"$ref": f"#/definitions/{name}"}


def one_of(*values: str) -> Schema:
    """A string out of `values`; a value of another type is one finding (the type), not two."""
    return {"if": STRING, "then": {"enum": list(values)}, "else": STRING}


def text(pattern: str, owner: str) -> Schema:
    """A string of a form, whose breach belongs to the rule `owner`."""
    return {"type": "string", "pattern": pattern, "owner": {"pattern": owner}}


def array(items: Schema, **more: Any) -> Schema:
    """A list of `items`."""
    return {"type": "array", "items": items, **more}


def unique(items: Schema, **more: Any) -> Schema:
    """A list of `items` without repeats."""
    return array(items, uniqueItems=True, **more)


def mapping(values: Schema) -> Schema:
    """An object whose keys are names of the author's choice."""
    return {"type": "object", "additionalProperties": values}


def keywords(title: str, known: Mapping[str, Schema], required: Iterable[str] = (), **more: Any) -> Schema:
    """An object of known keywords, to which extensions (`x-…`) may be added."""
    return {
        "title": title,
        "type": "object",
        "required": list(required),
        "properties": dict(known),
        "patternProperties": EXTENSION,
        "additionalProperties": False,
        **more,
    }


def closed(title: str, known: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """An object that the specification closes: a key that is not known has no place there (DEF-004)."""
    return keywords(title, known, required, owner={"additionalProperties": "DEF-004"})


def referable(plain: Schema) -> Schema:
    """Either `{"$ref": "…"}` alone, or what `plain` says. Keys beside a `$ref` are DEF-005."""
    reference: Schema = {"properties": {"$ref": STRING}, "maxProperties": 1}
    return {"if": {"type": "object", "required": ["$ref"]}, "then": reference, "else": plain}


def unreferable(plain: Schema) -> Schema:
    """What `plain` says; where a `$ref` stands instead, that key alone is reported."""
    return {
        "if": {"type": "object", "required": ["$ref"]},
        "then": {"title": "shared definition", "properties": {"$ref": False}},
        "else": plain,
    }


def choose(key: str, kinds: Mapping[str, Schema], otherwise: Schema) -> Schema:
    """The schema of `kinds` for the value that `key` has: an unfolded `oneOf`, so that a breach is told
    precisely.

    `otherwise` applies when `key` is missing or has a value that no kind has.
    """
    branches: list[Schema] = [{"if": _has(key, [value]), "then": kind} for value, kind in kinds.items()]
    return {"allOf": [*branches, {"if": _has(key, list(kinds)), "else": otherwise}]}


def _has(key: str, values: list[str]) -> Schema:
    return {"type": "object", "required": [key], "properties": {key: {"enum": values}}}
