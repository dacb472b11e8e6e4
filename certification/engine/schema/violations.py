"""Where a definition breaks the Swagger 2.0 schema."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from certification.engine.nodes import Violation
from certification.engine.schema.equality import repeats
from certification.engine.schema.owners import BY_KEYWORD
from certification.engine.schema.prune import MAX_DEPTH, original, pruned
from certification.engine.schema.swagger2 import swagger2
from certification.engine.schema.wording import allowed, json_type, quote
from connectors.package.pointer import join

Path = list[str | int]
# How far above the end of an error's path the schema stands that has the keyword; `false` stands under `properties`.
_UP = {"falseSchema": -2}


def violations(value: Any) -> list[Violation]:
    """Every breach of the schema in a parsed definition, in the order of their pointers; each once.

    An OpenAPI 3 document is one violation, at its `openapi`: everything else in it would be one too.
    What lies deeper than `MAX_DEPTH` levels is not judged, and that is a violation as well.
    """
    if isinstance(value, dict) and "openapi" in value and "swagger" not in value:
        params: dict[str, str | int] = {"name": "openapi", "value": quote(value["openapi"])}
        return [Violation("DEF-001", "const", join("openapi"), "document", params)]
    document, cut = pruned(value)
    found = [each for error in _validator().iter_errors(document) for each in _of(error, document)]
    found = [each for each in found if not _within(each.pointer, cut)]
    found += [_too_deep(pointer) for pointer in cut]
    return sorted(found, key=lambda each: (each.pointer, each.owner, str(each.params["name"])))


@cache
def _validator() -> jsonschema_rs.Draft7Validator:
    """The compiled schema (2 to 4 ms, once). Values stay out of its messages, which nobody reads."""
    return jsonschema_rs.Draft7Validator(swagger2(), mask="", offline=True)


def _of(error: jsonschema_rs.ValidationError, document: Any) -> Iterator[Violation]:
    path: Path = list(error.instance_path)
    keyword = error.kind.name
    instance, name = _at(document, path), _name(document, path)
    schema = _at(swagger2(), list(error.schema_path)[: _UP.get(keyword, -1)])
    owner = schema.get("owner", {}).get(keyword) or BY_KEYWORD[keyword]
    about = schema.get("title", "")
    for more, params in _details(error, keyword, instance, name):
        pointer = join(*(original(str(token)) for token in [*path, *more]))
        yield Violation(owner, keyword, pointer, about, params)


def _at(value: Any, path: Path) -> Any:
    """What the path leads to; the validator gives keys that look like numbers (`200`) as numbers."""
    for token in path:
        value = value[str(token)] if isinstance(value, dict) else value[token]
    return value


def _details(
    error: jsonschema_rs.ValidationError, keyword: str, instance: Any, name: str
) -> Iterator[tuple[Path, dict[str, str | int]]]:
    """What is wrong below the error's place, and the params of each: one error can tell of several keys."""
    match keyword:
        case "required":
            yield [], {"name": error.kind.value}
        case "additionalProperties":
            for key in error.kind.value:
                yield [key], {"name": original(key)}
        case "uniqueItems":
            for index in repeats(instance):
                yield [index], {"name": name, "value": quote(instance[index])}
        case "maxProperties":
            others = sorted(original(key) for key in instance if key != "$ref")
            yield [], {"name": "$ref", "others": ", ".join(others)}
        case "type":
            expected = " or ".join(sorted(error.kind.value))
            yield [], {"name": name, "expected": expected, "actual": json_type(instance)}
        case _:
            yield [], {"name": name, "value": quote(instance), "allowed": allowed(error.kind)}


def _name(document: Any, path: Path) -> str:
    """The last key on the path: `schemes` for the second scheme."""
    name = ""
    for token in path:
        if isinstance(document, dict):
            name = str(token)
        document = _at(document, [token])
    return original(name)


def _within(pointer: str, cut: list[str]) -> bool:
    return any(pointer == each or pointer.startswith(f"{each}/") for each in cut)


def _too_deep(pointer: str) -> Violation:
    params: dict[str, str | int] = {"name": "", "value": "", "allowed": f"≤ {MAX_DEPTH}"}
    return Violation("DEF-012", "depth", pointer, "", params)
