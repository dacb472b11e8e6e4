"""Actions and triggers as their makers read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from connectors.package.openapi import Definition, Operation, Parameter, Response
from connectors.presentation.fields import MOST_ROWS, Fields, choices_of, default_of, fields_of, type_of
from connectors.presentation.plain import LONG, plain

MOST_PARAMETERS = 100
MOST_RESPONSES = 20


@dataclass(frozen=True)
class ParameterView:
    """One input. A body with a schema shows its `fields` too."""

    name: str
    title: str
    location: str
    type: str
    description: str
    required: bool
    default: str
    choices: tuple[str, ...]
    more_choices: int
    fields: Fields


@dataclass(frozen=True)
class ResponseView:
    status: str
    description: str
    fields: Fields


@dataclass(frozen=True)
class OperationView:
    """One action or trigger. `key` names it in addresses: its operationId, or its method and path."""

    key: str
    id: str
    title: str
    description: str
    method: str
    path: str
    is_trigger: bool
    deprecated: bool
    parameters: tuple[ParameterView, ...]
    more_parameters: int
    responses: tuple[ResponseView, ...]
    more_responses: int


@dataclass
class Room:
    """How many rows of fields a page still takes, all operations together."""

    rows: int

    def take(self, definition: Definition, schema: dict[str, object], most: int) -> Fields:
        fields = fields_of(definition, schema, min(most, self.rows)) if self.rows > 0 else Fields(more=1)
        self.rows -= len(fields.rows)
        return fields


def shown(definition: Definition) -> Iterator[Operation]:
    """The operations that makers see: `internal` ones are none."""
    return (operation for operation in definition.operations if not operation.is_internal)


def key_of(operation: Operation) -> str:
    return plain(operation.name, 400)


def view(operation: Operation, room: Room, most: int = MOST_ROWS) -> OperationView:
    """An operation for a page, with at most `most` rows for each of its schemas."""
    parameters = [each for each in operation.parameters if each.visibility != "internal"]
    responses = operation.responses
    return OperationView(
        key=key_of(operation),
        id=plain(operation.id),
        title=plain(operation.summary) or plain(operation.name),
        description=plain(operation.description, LONG),
        method=operation.method.upper(),
        path=plain(operation.path, 400),
        is_trigger=operation.is_trigger,
        deprecated=operation.deprecated,
        parameters=tuple(_parameter(operation.definition, each, room, most) for each in parameters[:MOST_PARAMETERS]),
        more_parameters=max(0, len(parameters) - MOST_PARAMETERS),
        responses=tuple(_responses(operation.definition, responses[:MOST_RESPONSES], room, most)),
        more_responses=max(0, len(responses) - MOST_RESPONSES),
    )


def _parameter(definition: Definition, parameter: Parameter, room: Room, most: int) -> ParameterView:
    value = parameter.schema if parameter.location == "body" and parameter.schema else parameter.value
    target = definition.follow(value, "").value
    shape = target if isinstance(target, dict) else {}
    choices, more_choices = choices_of(shape)
    fields = room.take(definition, value, most) if value is not parameter.value else Fields()
    return ParameterView(
        name=plain(parameter.name),
        title=plain(parameter.summary),
        location=plain(parameter.location, 20),
        type=type_of(shape),
        description=plain(parameter.description, LONG),
        required=parameter.required,
        default=default_of(parameter.value),
        choices=choices,
        more_choices=more_choices,
        fields=fields,
    )


def _responses(definition: Definition, responses: Iterable[Response], room: Room, most: int) -> Iterator[ResponseView]:
    for response in responses:
        schema = response.schema
        fields = room.take(definition, schema, most) if schema else Fields()
        yield ResponseView(plain(response.status, 20), plain(response.description, LONG), fields)
