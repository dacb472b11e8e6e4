"""
What
    `schemes` names `ws` or `wss`.

Why
    A connector calls its service with requests over HTTP; nothing keeps a socket open.

Wrong
    `"schemes": ["https", "wss"]`

Right
    `"schemes": ["https"]`

How to fix
    Remove the protocol. For events, offer a polling trigger or a webhook.

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
    code="DEF-010",
    title="Web sockets are not supported",
    severity="error",
    microsoft="SchemeNotSupported",
    message="The WebSocket transfer protocol {value} is not supported.",
    fix="Remove it; offer the operation over https.",
    example=Example(wrong={"/schemes": ["https", "wss"]}, at="/schemes/1"),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
