"""
What
    An operation has no `operationId`, or an empty one.

Why
    Flows and apps call an operation by its `operationId`. An operation without one cannot be called, and cannot be
    told from another when the connector is updated.

Wrong
    An operation with a summary and responses, but without an `operationId`.

Right
    `"operationId": "ListInvoices"`

How to fix
    Give the operation an `operationId` in Pascal case that says what it does: a verb and a noun.

Exceptions
    An `operationId` that is no text is found by DEF-011.

Source
    SV
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import REMOVE, Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule

RULE = Rule(
    code="OPS-001",
    title="An operation has no operationId",
    severity="error",
    microsoft="OperationIdRequired",
    message="Operation {operation}: the 'operationId' property is required.",
    fix="Add an operationId that says what the operation does, such as ListInvoices.",
    example=Example(wrong={"/paths/~1invoices/get/operationId": REMOVE}, at="/paths/~1invoices/get"),
)


@RULE.visits(Kind.OPERATION)
def check(node: Node, context: Context) -> Iterator[Breach]:
    """An empty one is found at its place, a missing one at the operation."""
    if "operationId" not in node.value:
        yield Breach(node.at(), {"operation": context.operation(node).name})
    elif node.text("operationId") is not None and not node.value["operationId"].strip():
        operation = context.operation(node)
        yield Breach(node.at("operationId"), {"operation": f"{operation.method.upper()} {operation.path}"})
