"""
What
    A parameter that makers see has no `x-ms-summary`, or an empty one.

Why
    The designer shows `x-ms-summary` as the title of the input field. Without it makers read the name that
    travels to the service, such as `invoice_id`.

Wrong
    `{"name": "invoice_id", "in": "query", "type": "string"}`

Right
    `{"name": "invoice_id", "in": "query", "type": "string", "x-ms-summary": "Invoice ID"}`

How to fix
    Add an `x-ms-summary` in title case, at most 80 characters long.

Exceptions
    The body parameter (the fields of its schema have titles of their own), parameters whose `x-ms-visibility`
    is `internal`, and parameters that only internal operations use.

Source
    SV cert; PR 3407, 3841, 2662, 4041, 3975, 1003, 4193
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import REMOVE, Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule

RULE = Rule(
    code="PAR-002",
    title="A parameter has no summary",
    severity="error",
    microsoft="RequiredPropertyMissing",
    message="Parameter '{parameter}' of {operation}: the 'x-ms-summary' property is required.",
    fix="Add an x-ms-summary: the title that makers read in the designer.",
    example=Example(
        wrong={"/paths/~1invoices/get/parameters/0/x-ms-summary": REMOVE},
        at="/paths/~1invoices/get/parameters/0",
    ),
)
PLACES = frozenset({"query", "path", "header", "formData"})


@RULE.visits(Kind.PARAMETER)
def check(node: Node, context: Context) -> Iterator[Breach]:
    """A shared parameter is judged where it is written, once, for the first visible operation that uses it."""
    has_summary = (node.text("x-ms-summary") or "").strip()
    if has_summary or node.text("in") not in PLACES or node.text("x-ms-visibility") == "internal":
        return
    visible = [operation for operation in context.operations_of(node) if not operation.is_internal]
    if visible:
        yield Breach(node.at(), {"parameter": node.text("name") or "", "operation": visible[0].name})
