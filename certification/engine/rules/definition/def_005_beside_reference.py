"""
What
    An object with `$ref` has other properties too.

Why
    A reference is replaced by its target, so what stands beside it is lost: a title or description
    written there is never shown.

Wrong
    `{"$ref": "#/definitions/Invoice", "description": "The paid one"}`

Right
    `{"$ref": "#/definitions/Invoice"}`

How to fix
    Write the text where the target is defined, or write the schema out instead of referring to it.

Exceptions
    None.

Source
    SV
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach

RULE = Rule(
    code="DEF-005",
    title="Something stands beside a $ref",
    severity="warning",
    microsoft="AdditionalPropertyNotAllowedAdjacentToRef",
    message="Beside '$ref' nothing else may stand, but here stand: {others}.",
    fix="Keep the $ref alone; move the rest to what it refers to.",
    example=Example(
        right={
            "/definitions/Amount": {"type": "number", "title": "Amount"},
            "/definitions/Total": {"type": "object", "properties": {"amount": {"$ref": "#/definitions/Amount"}}},
        },
        wrong={"/definitions/Total/properties/amount/description": "With tax"},
        at="/definitions/Total/properties/amount",
    ),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
