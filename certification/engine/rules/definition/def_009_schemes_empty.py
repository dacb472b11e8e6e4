"""
What
    `schemes`, of the document or of an operation, is an empty array.

Why
    An empty list says that the service can be called with no protocol at all.

Wrong
    `"schemes": []`

Right
    `"schemes": ["https"]`

How to fix
    Name the protocol.

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
    code="DEF-009",
    title="The list of schemes is empty",
    severity="error",
    microsoft="SchemesArrayEmpty",
    message="The 'schemes' array requires at least one value.",
    fix='Write ["https"], or remove the empty list.',
    example=Example(wrong={"/schemes": []}),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
