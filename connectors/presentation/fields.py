"""A schema as rows: one field each, with its path, in the order of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connectors.package.openapi import Definition, as_list, as_object, as_text
from connectors.presentation.plain import LONG, as_json, plain

MOST_ROWS = 60
MOST_DEPTH = 8
MOST_ARRAYS = 5  # arrays of arrays of …
MOST_PARTS = 20  # schemas joined by `allOf`
MOST_CHOICES = 20
MOST_WAITING = 5_000  # fields known of and not yet shown
ANY_NAME = "*"  # the field that stands for `additionalProperties`


@dataclass(frozen=True)
class Field:
    """One row. `within` is the path of what holds it (`value[].`), `name` the last step; `depth` counts from 0.

    `again`: the same schema stands further up, the cycle is cut here. `deeper`: it has fields that are not shown.
    """

    name: str
    within: str
    title: str
    type: str
    description: str
    required: bool
    depth: int
    choices: tuple[str, ...]
    more_choices: int
    default: str
    again: bool
    deeper: bool


@dataclass(frozen=True)
class Fields:
    """The rows of one schema, and how many further fields are known of but not shown."""

    rows: tuple[Field, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class _Place:
    """A schema that waits for its row; `above` are the `$ref` targets it stands in."""

    name: str
    within: str
    value: Any
    required: bool
    depth: int
    above: frozenset[str]


@dataclass(frozen=True)
class _Shape:
    """A schema with references followed. `holder` has the fields: itself or, of arrays, the innermost items."""

    value: dict[str, Any]
    holder: dict[str, Any]
    arrays: str  # "[]" for each array around the holder
    above: frozenset[str]
    again: bool


def fields_of(definition: Definition, schema: dict[str, Any], most: int = MOST_ROWS) -> Fields:
    """At most `most` rows of a schema; fields with visibility `internal` are left out."""
    rows: list[Field] = []
    waiting = [_Place("", "", schema, False, -1, frozenset())]
    while waiting and len(rows) < most:
        place = waiting.pop()
        shape = _shape(definition, place)
        if as_text(shape.value.get("x-ms-visibility")) == "internal":
            continue
        inner = _inner(definition, place, shape)
        if place.depth >= 0 or not inner:
            rows.append(_field(place, shape, inner))
        waiting.extend(reversed(inner))
    return Fields(tuple(rows), len(waiting))


def type_of(value: dict[str, Any]) -> str:
    """`string (date-time)`, `integer`, `file`; what has properties is an object though it may not say so."""
    given = value.get("type")
    names = [plain(name, 40) for name in (given[:5] if isinstance(given, list) else [given])]
    name = " / ".join(filter(None, names)) or ("object" if _has_fields(value) else "")
    written = plain(value.get("format"), 40)
    return f"{name} ({written})" if name and written else name or written


def choices_of(value: dict[str, Any]) -> tuple[tuple[str, ...], int]:
    """The first values of its `enum`, and how many more there are."""
    values = as_list(value.get("enum"))
    return tuple(as_json(each, 80) for each in values[:MOST_CHOICES]), max(0, len(values) - MOST_CHOICES)


def default_of(value: dict[str, Any]) -> str:
    return as_json(value["default"]) if "default" in value else ""


def _shape(definition: Definition, place: _Place) -> _Shape:
    value, above, arrays = place.value, place.above, ""
    first: dict[str, Any] | None = None
    while True:
        target = definition.follow(value, "")
        holder = as_object(target.value)
        again = target.via is not None and target.pointer in above
        if target.via is not None:
            above |= {target.pointer}
        first = holder if first is None else first
        if again or not isinstance(holder.get("items"), dict) or len(arrays) >= 2 * MOST_ARRAYS:
            return _Shape(first, holder, arrays, above, again)
        value = holder["items"]
        arrays += "[]"


def _inner(definition: Definition, place: _Place, shape: _Shape) -> list[_Place]:
    if shape.again or place.depth + 1 >= MOST_DEPTH:
        return []
    step = f"{place.name}{shape.arrays}"
    within = f"{place.within}{step}." if step else ""
    inner: dict[str, _Place] = {}
    for part in _parts(definition, shape.holder):
        required = {name for name in as_list(part.get("required")) if isinstance(name, str)}
        for name, value in _members(part):
            if len(inner) < MOST_WAITING:
                shown = plain(name, 120)
                inner[name] = _Place(shown, within, value, name in required, place.depth + 1, shape.above)
    return list(inner.values())


def _members(part: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from as_object(part.get("properties")).items()
    if isinstance(part.get("additionalProperties"), dict) and part["additionalProperties"]:
        yield ANY_NAME, part["additionalProperties"]


def _parts(definition: Definition, schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The schema and what it joins by `allOf`, itself last: what it says itself counts."""
    parts: list[dict[str, Any]] = []
    waiting = [schema]
    while waiting and len(parts) < MOST_PARTS:
        part = waiting.pop()
        parts.append(part)
        joined = as_list(part.get("allOf"))[:MOST_PARTS]
        waiting.extend(as_object(definition.follow(each, "").value) for each in reversed(joined))
    return parts[1:] + parts[:1]


def _has_fields(schema: dict[str, Any]) -> bool:
    return any(isinstance(schema.get(key), dict | list) and schema[key] for key in ("properties", "allOf"))


def _field(place: _Place, shape: _Shape, inner: list[_Place]) -> Field:
    value, holder = shape.value, shape.holder
    choices, more_choices = choices_of(holder)
    kind = type_of(holder)
    return Field(
        name=place.name,
        within=place.within,
        title=plain(value.get("x-ms-summary")) or plain(value.get("title")),
        type=f"{kind}{shape.arrays}" if kind or shape.arrays else "",
        description=plain(value.get("description"), LONG) or plain(holder.get("description"), LONG),
        required=place.required,
        depth=max(0, place.depth),
        choices=choices,
        more_choices=more_choices,
        default=default_of(value),
        again=shape.again,
        deeper=not inner and not shape.again and _has_fields(holder),
    )
