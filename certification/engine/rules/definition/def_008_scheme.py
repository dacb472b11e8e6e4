"""
What
    `schemes`, of the document or of an operation, holds something else than `http`, `https`, `ws` or
    `wss`.

Why
    Calls can only be made with these protocols, and their names are in lower case.

Wrong
    `"schemes": ["HTTPS"]`

Right
    `"schemes": ["https"]`

How to fix
    Write the protocol in lower case, without `://`.

Exceptions
    Web sockets are named by the specification but not supported: DEF-010.

Source
    SV; SCH
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach

RULE = Rule(
    code="DEF-008",
    title="A scheme is not a transfer protocol",
    severity="error",
    microsoft="SchemeNotValid",
    message="The transfer protocol {value} is none of {allowed}.",
    fix='Write "https", in lower case.',
    example=Example(wrong={"/schemes": ["HTTPS"]}, at="/schemes/0"),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
