"""The kinds of node a rule can visit, and the file each of them stands in."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a node is. Nodes of the definition and of the properties are always JSON objects.

    A parameter, response, schema or path item that is a `$ref` is visited as REFERENCE instead: rules for
    PARAMETER and the like never see one. The members of `x-` extensions and other untyped parts are OTHER.
    """

    __hash__ = str.__hash__  # Enum's own is slow, and every node is looked up by its kind

    PACKAGE = "package"  # the whole package; node.value is the Package
    FILE = "file"  # one JSON file of the package; node.value is the JsonFile

    DOCUMENT = "document"  # the root of the definition
    INFO = "info"
    PATH_ITEM = "path_item"
    OPERATION = "operation"
    PARAMETER = "parameter"  # where it is written: in an operation, a path item or the root `parameters`
    ITEMS = "items"  # `items` of a parameter or header that is not a body
    RESPONSE = "response"
    HEADER = "header"
    SCHEMA = "schema"  # every schema and sub-schema, of `definitions` too
    SECURITY_DEFINITION = "security_definition"
    TAG = "tag"
    NOTIFICATION = "notification"  # `x-ms-notification-content`
    REFERENCE = "reference"
    OTHER = "other"
    ANY = "any"  # any of the above within the definition that has the key (only with key=)
    VIOLATION = "violation"  # one breach of the Swagger 2.0 schema; the key is the code of the rule that reports it

    PROPERTIES_DOCUMENT = "properties_document"  # the root of apiProperties.json
    PROPERTIES = "properties"  # the object under its `properties`
    CONNECTION_PARAMETER = "connection_parameter"  # of the connector or of a parameter set
    PARAMETER_SETS = "parameter_sets"  # `connectionParameterSets`
    PARAMETER_SET = "parameter_set"
    POLICY = "policy"  # one member of `policyTemplateInstances`
    PROPERTIES_OTHER = "properties_other"
    PROPERTIES_ANY = "properties_any"  # like ANY, in apiProperties.json


PROPERTIES_KINDS: Final = frozenset(
    {
        Kind.PROPERTIES_DOCUMENT,
        Kind.PROPERTIES,
        Kind.CONNECTION_PARAMETER,
        Kind.PARAMETER_SETS,
        Kind.PARAMETER_SET,
        Kind.POLICY,
        Kind.PROPERTIES_OTHER,
        Kind.PROPERTIES_ANY,
    }
)


def role_of(kind: Kind) -> str | None:
    """The role of the file that nodes of this kind stand in; None where they are not bound to one."""
    if kind in (Kind.PACKAGE, Kind.FILE):
        return None
    return "properties" if kind in PROPERTIES_KINDS else "definition"
