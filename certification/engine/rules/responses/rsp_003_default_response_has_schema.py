"""
What
    The `default` response of an operation carries a schema.

Why
    The designer takes the output of an operation from its expected responses. A schema on `default`, which stands
    for every answer nobody expected, shows makers fields that a successful call does not return.

Wrong
    The `default` response has a schema that says something.

Right
    The schema stands on the response of the success code; `default` has only a description.

How to fix
    Move the schema to the success code (200 or 201), or remove it where the success code already has one.

Exceptions
    An empty schema (`"schema": {}`) on `default` is not found by this rule.

Source
    SV; CPE 5000.2.4.2; PR 3841, 4181, 3975, 3810, 1425
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Edit, Fix, Node, Place
from certification.engine.rule import Rule
from connectors.package.openapi import Operation

RULE = Rule(
    code="RSP-003",
    title="The default response has a schema",
    severity="error",
    microsoft="DefaultResponseHasSchema",
    message="Operation {operation}: the 'default' response should not have a schema.",
    fix="Move the schema to the response of the success code, or remove it.",
    example=Example(
        wrong={
            "/paths/~1invoices/get/responses/default": {
                "description": "The request failed.",
                "schema": {"type": "object", "properties": {"error": {"type": "string", "title": "Error"}}},
            }
        },
        at="/paths/~1invoices/get/responses/default/schema",
    ),
)


@RULE.visits(Kind.OPERATION, key="responses")
def check(node: Node, context: Context) -> Iterator[Breach]:
    """A response written elsewhere (`$ref`) is found where the operation names it."""
    operation = context.operation(node)
    response = operation.response("default")
    if response is None or response.value.get("schema") in (None, {}):
        return
    params = {"operation": operation.name}
    if response.via:
        written = context.definition_place(f"{response.pointer}/schema")
        yield Breach(node.at("responses", "default"), params, related=(written,))
    else:
        place = node.at("responses", "default", "schema")
        yield Breach(place, params, fix=_fix(place, operation))


def _fix(place: Place, operation: Operation) -> Fix:
    """Safe where makers lose nothing: a success code has a schema, which is the one the designer takes."""
    safe = any(response.status.startswith("2") and response.schema for response in operation.responses)
    return Fix("Remove the schema of the default response", (Edit("remove", place),), safe=safe)
