"""How values and expectations are written in messages: in JSON's own words, which need no translation."""

import json
from typing import Any

import jsonschema_rs

LONGEST = 80


def quote(value: Any) -> str:
    """The value as JSON: long text cut after LONGEST characters, the inside of objects and lists left out."""
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if isinstance(value, str) and len(value) > LONGEST:
        value = f"{value[:LONGEST]}…"
    return json.dumps(value, ensure_ascii=False)


def json_type(value: Any) -> str:
    """The JSON type of a value: `string`, `integer` …"""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    names = ((str, "string"), (float, "number"), (list, "array"))
    return next((name for kind, name in names if isinstance(value, kind)), "object")


def allowed(kind: jsonschema_rs.ValidationErrorKind) -> str:
    """What the schema says is allowed: `"csv", "pipes"`, `≥ 0`, `> 0`; empty where it is no set of values."""
    match kind.name:
        case "enum":
            return ", ".join(json.dumps(option) for option in kind.value)
        case "const":
            return json.dumps(kind.value)
        case "minimum":
            return f"≥ {kind.value:g}"
        case "exclusiveMinimum":
            return f"> {kind.value:g}"
        case "minItems" | "minProperties":
            return f"≥ {kind.value}"
    return ""
