"""What stands where in the two JSON files: under which key of which kind of object which kinds are found."""

from enum import Enum, auto

from certification.engine.kinds import Kind
from connectors.package.openapi import METHODS


class Shape(Enum):
    """How the objects of a kind are held under a key."""

    ONE = auto()  # the value is the object
    EACH = auto()  # a map from names to objects
    EACH_BUT_EXTENSIONS = auto()  # the same, in which names that start with "x-" are extensions
    LIST = auto()  # an array of objects
    ONE_OR_LIST = auto()


Children = dict[str, tuple[Shape, Kind]]  # by key

_SCHEMA: Children = {
    "properties": (Shape.EACH, Kind.SCHEMA),
    "items": (Shape.ONE_OR_LIST, Kind.SCHEMA),
    "additionalProperties": (Shape.ONE, Kind.SCHEMA),
    "allOf": (Shape.LIST, Kind.SCHEMA),
    "anyOf": (Shape.LIST, Kind.SCHEMA),
    "oneOf": (Shape.LIST, Kind.SCHEMA),
    "not": (Shape.ONE, Kind.SCHEMA),
}
_PATH_ITEM: Children = {
    **dict.fromkeys(METHODS, (Shape.ONE, Kind.OPERATION)),
    "parameters": (Shape.LIST, Kind.PARAMETER),
    "x-ms-notification-content": (Shape.ONE, Kind.NOTIFICATION),
}

CHILDREN: dict[Kind, Children] = {
    Kind.DOCUMENT: {
        "info": (Shape.ONE, Kind.INFO),
        "paths": (Shape.EACH_BUT_EXTENSIONS, Kind.PATH_ITEM),
        "definitions": (Shape.EACH, Kind.SCHEMA),
        "parameters": (Shape.EACH, Kind.PARAMETER),
        "responses": (Shape.EACH, Kind.RESPONSE),
        "securityDefinitions": (Shape.EACH, Kind.SECURITY_DEFINITION),
        "tags": (Shape.LIST, Kind.TAG),
    },
    Kind.PATH_ITEM: _PATH_ITEM,
    Kind.OPERATION: {
        "parameters": (Shape.LIST, Kind.PARAMETER),
        "responses": (Shape.EACH_BUT_EXTENSIONS, Kind.RESPONSE),
        "x-ms-notification-content": (Shape.ONE, Kind.NOTIFICATION),
    },
    Kind.NOTIFICATION: {"schema": (Shape.ONE, Kind.SCHEMA)},
    Kind.PARAMETER: {"schema": (Shape.ONE, Kind.SCHEMA), "items": (Shape.ONE, Kind.ITEMS)},
    Kind.ITEMS: {"items": (Shape.ONE, Kind.ITEMS)},
    Kind.RESPONSE: {"schema": (Shape.ONE, Kind.SCHEMA), "headers": (Shape.EACH, Kind.HEADER)},
    Kind.HEADER: {"items": (Shape.ONE, Kind.ITEMS)},
    Kind.SCHEMA: _SCHEMA,
    Kind.PROPERTIES_DOCUMENT: {"properties": (Shape.ONE, Kind.PROPERTIES)},
    Kind.PROPERTIES: {
        "connectionParameters": (Shape.EACH, Kind.CONNECTION_PARAMETER),
        "policyTemplateInstances": (Shape.LIST, Kind.POLICY),
        "connectionParameterSets": (Shape.ONE, Kind.PARAMETER_SETS),
    },
    Kind.PARAMETER_SETS: {"values": (Shape.LIST, Kind.PARAMETER_SET)},
    Kind.PARAMETER_SET: {"parameters": (Shape.EACH, Kind.CONNECTION_PARAMETER)},
}
NO_CHILDREN: Children = {}
# Under these keys stand values of the connector's own data, in which nothing is a keyword.
DATA = frozenset({"default", "enum", "example", "examples", "x-example", "x-examples", "x-ms-examples"})

# Kinds that may be written elsewhere: with a `$ref` they are visited as REFERENCE.
REFERABLE = frozenset({Kind.PATH_ITEM, Kind.PARAMETER, Kind.RESPONSE, Kind.SCHEMA})
