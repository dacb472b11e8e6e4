"""The OpenAPI 2.0 document model: what a definition offers, whatever shape its JSON is in.

Nothing here raises on wrong types: a list where an object should be reads as an empty object, a number where a
text should be reads as no text. `$ref` is followed within the document, at most `MOST_HOPS` times.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeGuard

from connectors.package.pointer import join, split

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
MOST_HOPS = 32


def as_object(value: Any) -> dict[str, Any]:
    """The value when it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The value when it is a JSON array, else an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: Any) -> str:
    """The value when it is a string, else ""."""
    return value if isinstance(value, str) else ""


def is_reference(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether the value is an object with a `$ref` that is a string."""
    return isinstance(value, dict) and isinstance(value.get("$ref"), str)


class Target(NamedTuple):
    """What a place leads to: the value, where it is written, and the `$ref` that led there (None: written there)."""

    value: Any
    pointer: str
    via: str | None


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation. `pointer` is where it is written, `via` the pointer of the `$ref` to it."""

    value: dict[str, Any]
    pointer: str
    via: str | None = None

    @property
    def name(self) -> str:
        return as_text(self.value.get("name"))

    @property
    def location(self) -> str:
        """Where it travels: `query`, `header`, `path`, `body` or `formData`."""
        return as_text(self.value.get("in"))

    @property
    def summary(self) -> str:
        """What makers read as its title: `x-ms-summary`."""
        return as_text(self.value.get("x-ms-summary"))

    @property
    def description(self) -> str:
        return as_text(self.value.get("description"))

    @property
    def required(self) -> bool:
        return self.value.get("required") is True

    @property
    def type(self) -> str:
        return as_text(self.value.get("type"))

    @property
    def visibility(self) -> str:
        return as_text(self.value.get("x-ms-visibility"))

    @property
    def schema(self) -> dict[str, Any]:
        """The schema of a body parameter; {} for the others."""
        return as_object(self.value.get("schema"))


@dataclass(frozen=True)
class Response:
    """One response of an operation, by status (`200`, `default`). `pointer` and `via` as for a parameter."""

    status: str
    value: dict[str, Any]
    pointer: str
    via: str | None = None

    @property
    def description(self) -> str:
        return as_text(self.value.get("description"))

    @property
    def schema(self) -> dict[str, Any] | None:
        """Its schema as written (maybe a `$ref`); None when it has none or something that is no object."""
        found = self.value.get("schema")
        return found if isinstance(found, dict) else None


class Operation:
    """One method on one path: an action or a trigger."""

    def __init__(self, definition: "Definition", item: dict[str, Any], path: str, method: str) -> None:
        self.definition = definition
        self.item = item  # the path item it stands in
        self.path = path
        self.method = method
        self.value = as_object(item.get(method))
        self.pointer = join("paths", path, method)

    @property
    def id(self) -> str | None:
        """The operationId; None when it is missing, empty or no text."""
        return as_text(self.value.get("operationId")) or None

    @property
    def name(self) -> str:
        """What messages call it: its operationId or, failing that, `GET /path`."""
        return self.id or f"{self.method.upper()} {self.path}"

    @property
    def summary(self) -> str:
        return as_text(self.value.get("summary"))

    @property
    def description(self) -> str:
        return as_text(self.value.get("description"))

    @property
    def visibility(self) -> str:
        return as_text(self.value.get("x-ms-visibility"))

    @property
    def is_internal(self) -> bool:
        return self.visibility == "internal"

    @property
    def is_trigger(self) -> bool:
        return "x-ms-trigger" in self.value

    @property
    def deprecated(self) -> bool:
        return self.value.get("deprecated") is True

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The path item's and its own, references followed; its own stands for a shared one of like name and place."""
        found: dict[tuple[str, str], Parameter] = {}
        for pointer, holder in ((join("paths", self.path), self.item), (self.pointer, self.value)):
            for parameter in self.definition.parameters_in(holder.get("parameters"), f"{pointer}/parameters"):
                key = (parameter.name, parameter.location) if parameter.name else (parameter.pointer, "")
                found[key] = parameter
        return tuple(found.values())

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """Its responses in the order of the file; extensions (`x-…`) are none."""
        return tuple(self._responses())

    def _responses(self) -> Iterator[Response]:
        for status, value in as_object(self.value.get("responses")).items():
            if status.startswith("x-") or not isinstance(value, dict):
                continue
            target = self.definition.follow(value, self.pointer + join("responses", status))
            yield Response(status, as_object(target.value), target.pointer, target.via)

    def response(self, status: str) -> Response | None:
        """The response of that status, if there is one."""
        return next((response for response in self.responses if response.status == status), None)


class Definition:
    """A definition's content. Made of the parsed JSON, or of the JsonFile that holds it."""

    def __init__(self, source: Any) -> None:
        self.value: dict[str, Any] = as_object(getattr(source, "value", source))

    @property
    def info(self) -> dict[str, Any]:
        return as_object(self.value.get("info"))

    @property
    def title(self) -> str:
        return as_text(self.info.get("title"))

    @property
    def version(self) -> str:
        return as_text(self.info.get("version"))

    @property
    def description(self) -> str:
        return as_text(self.info.get("description"))

    @property
    def host(self) -> str:
        return as_text(self.value.get("host"))

    @property
    def base_path(self) -> str:
        return as_text(self.value.get("basePath"))

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, in the order of the file."""
        return tuple(self._operations())

    def _operations(self) -> Iterator[Operation]:
        for path, item in as_object(self.value.get("paths")).items():
            if path.startswith("x-") or not isinstance(item, dict):
                continue
            for method, value in item.items():
                if method in METHODS and isinstance(value, dict):
                    yield Operation(self, item, path, method)

    @cached_property
    def operations_by_id(self) -> dict[str, tuple[Operation, ...]]:
        """The operations that carry each operationId: more than one is a mistake of the definition."""
        found: dict[str, list[Operation]] = {}
        for operation in self.operations:
            if operation.id:
                found.setdefault(operation.id, []).append(operation)
        return {name: tuple(operations) for name, operations in found.items()}

    def operation(self, operation_id: str) -> Operation | None:
        """The first operation with that operationId."""
        return next(iter(self.operations_by_id.get(operation_id, ())), None)

    def parameters_in(self, values: Any, pointer: str) -> Iterator[Parameter]:
        """The parameters of a `parameters` array that stands at the pointer."""
        for index, value in enumerate(as_list(values)):
            if isinstance(value, dict):
                target = self.follow(value, f"{pointer}/{index}")
                yield Parameter(as_object(target.value), target.pointer, target.via)

    def resolve(self, pointer: str) -> Target:
        """What stands at the pointer, references followed; its value is None when nothing stands there."""
        return self.follow(self._at(pointer), pointer)

    def follow(self, value: Any, pointer: str) -> Target:
        """Where the value leads when it is a `$ref`; a dangling, foreign or endless one leads to None."""
        via, here = None, pointer
        for _ in range(MOST_HOPS):
            if not is_reference(value):
                return Target(value, here, via)
            reference = value["$ref"]
            via = via or pointer
            if not reference.startswith("#/"):
                return Target(None, here, via)
            here = _decoded(reference[1:])
            value = self._at(here)
        return Target(None, here, via)

    def _at(self, pointer: str) -> Any:
        value: Any = self.value
        for token in split(pointer):
            if isinstance(value, dict):
                value = value.get(token)
            elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
                value = value[int(token)]
            else:
                return None
        return value


def _decoded(fragment: str) -> str:
    """A `$ref` is a URI fragment: its pointer may be percent-encoded."""
    if "%" not in fragment:
        return fragment
    from urllib.parse import unquote  # rarely needed, and slow to import

    return unquote(fragment)
