"""
What
    Two operations have the same `operationId`, or two that differ only in capitals or in characters that the
    platform leaves out of names.

Why
    Flows and apps call an operation by its `operationId`. Of two with the same name only one can be reached.

Wrong
    Both `GET /invoices` and `POST /invoices` have the `operationId` `ListInvoices`.

Right
    `ListInvoices` and `CreateInvoice`

How to fix
    Rename all but one of them. In a published connector keep the name of the operation that flows already use.

Exceptions
    None.

Source
    SV
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from connectors.package.openapi import Operation

RULE = Rule(
    code="OPS-002",
    title="An operationId is used more than once",
    severity="error",
    microsoft="OperationIdNotUnique",
    message="The operationId '{operation}' is used {count} times. Operation identifiers must be unique.",
    variants={
        "alike": "The operationId '{operation}' is the same as '{other}' on the platform: names must differ in "
        "more than capitals and punctuation."
    },
    fix="Rename all but one of these operations.",
    example=Example(wrong={"/paths/~1invoices~1{id}/get/operationId": "CreateInvoice"}),
)
MOST_RELATED: Final = 5


@RULE.visits(Kind.DOCUMENT)
def check(_node: Node, context: Context) -> Iterator[Breach]:
    """Each of the operations is a finding, with the others beside it: any of them may be the one to rename."""
    groups: dict[str, list[Operation]] = {}
    for operation in context.definition.operations:
        if operation.id and operation.id.strip():
            groups.setdefault(_on_the_platform(operation.id), []).append(operation)
    for group in groups.values():
        if len(group) > 1:
            counts = Counter(operation.id for operation in group)
            for operation in group:
                yield _breach(operation, group, counts, context)


def _on_the_platform(operation_id: str) -> str:
    """Letters, digits and underscores, without regard to capitals; an id of none of these is only like itself."""
    kept = "".join(character for character in operation_id if character.isalnum() or character == "_")
    return kept.casefold() or operation_id


def _breach(operation: Operation, group: list[Operation], counts: Counter[str | None], context: Context) -> Breach:
    others = [other for other in group[: MOST_RELATED + 1] if other is not operation][:MOST_RELATED]
    places = tuple(context.definition_place(f"{other.pointer}/operationId") for other in others)
    place = context.definition_place(f"{operation.pointer}/operationId")
    if counts[operation.id] > 1:
        return Breach(place, {"operation": operation.id, "count": counts[operation.id]}, related=places)
    return Breach(place, {"operation": operation.id, "other": others[0].id}, variant="alike", related=places)
