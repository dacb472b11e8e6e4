"""
What
    An extension names an `operationId` that no operation of the definition has.

Why
    The designer calls that operation to fill a list, to build a form, to test the connection or to register for
    notifications. When it is not there, the field stays empty or the connection cannot be made.

Wrong
    `"x-ms-dynamic-values": {"operationId": "ListCustomer", …}` where the operation is called `ListCustomers`.

Right
    `"x-ms-dynamic-values": {"operationId": "ListCustomers", …}`

How to fix
    Write the `operationId` as the operation has it, capitals too, or add the operation (with `x-ms-visibility`
    `internal` when makers need not see it).

Exceptions
    Extensions that name a `builtInOperation` or a `capability` in place of an operation.

Source
    SV; PR 1595
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Edit, Fix, Node, Place
from certification.engine.rule import Rule
from connectors.package.openapi import as_object

RULE = Rule(
    code="EXT-001",
    title="An extension names an operation that is not there",
    severity="error",
    microsoft="OperationIdNotFound",
    message="'{extension}': the operationId '{operation}' could not be found in this definition.",
    variants={"case": "'{extension}': the operationId '{operation}' is written '{found}' where it is defined."},
    fix="Correct the operationId, or add the operation.",
    example=Example(wrong={"/paths/~1invoices/get/parameters/0/x-ms-dynamic-values/operationId": "FindCustomers"}),
)
# Where each extension names operations: the ways from its value to the objects that hold an operationId.
HOLDERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "x-ms-dynamic-values": ((),),
    "x-ms-dynamic-schema": ((),),
    "x-ms-dynamic-list": ((),),
    "x-ms-dynamic-properties": ((),),
    "x-ms-dynamic-tree": (("open",), ("browse",)),
    "x-ms-notification": ((),),
    "x-ms-operation-context": (("simulate",),),
    "x-ms-capabilities": (("testConnection",), ("file-picker", "open"), ("file-picker", "browse")),
}


def check(extension: str, node: Node, context: Context) -> Iterator[Breach]:
    """Every place of one extension that names an operation."""
    for way in HOLDERS[extension]:
        found = _at(node.value[extension], way).get("operationId")
        if isinstance(found, str) and found not in context.definition.operations_by_id:
            yield _breach(node.at(extension, *way, "operationId"), extension, found, context)


def _at(value: Any, way: tuple[str, ...]) -> dict[str, Any]:
    for token in way:
        value = as_object(value).get(token)
    return as_object(value)


def _breach(place: Place, extension: str, wanted: str, context: Context) -> Breach:
    """An operation whose id differs in capitals only is what was meant."""
    params = {"extension": extension, "operation": wanted}
    same = [name for name in context.definition.operations_by_id if name.casefold() == wanted.casefold()]
    if len(same) != 1:
        return Breach(place, params)
    operation = context.definition.operations_by_id[same[0]][0]
    related = (context.definition_place(f"{operation.pointer}/operationId"),)
    fix = Fix("Write the operationId as it is defined", (Edit("replace", place, same[0]),))
    return Breach(place, {**params, "found": same[0]}, variant="case", related=related, fix=fix)


for _extension in HOLDERS:
    RULE.visits(Kind.ANY, key=_extension)(partial(check, _extension))
