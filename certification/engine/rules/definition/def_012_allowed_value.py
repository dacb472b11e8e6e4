"""
What
    A keyword with a fixed set of values, or with a lowest one, holds something else: `in`, `type`,
    `collectionFormat`, `x-ms-trigger`, `x-ms-url-encoding`, `maxLength` and others.

Why
    A value that is not known does nothing, or makes the whole definition unreadable.

Wrong
    `"type": "text"`

Right
    `"type": "string"`

How to fix
    Choose one of the values that the message lists; capitals matter.

Exceptions
    Protocols in `schemes` are DEF-008, the version of the specification is DEF-001. Objects nested too
    deep to be judged are reported here too.

Source
    SV; SCH; PR 911
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach

RULE = Rule(
    code="DEF-012",
    title="A value is not one of the allowed ones",
    severity="error",
    microsoft="JsonValueNotInEnum",
    message="The value of '{name}' is {value}. Allowed is: {allowed}.",
    variants={"depth": "What stands here is nested too deep to be judged. Allowed levels: {allowed}."},
    fix="Use one of the allowed values.",
    example=Example(
        right={"/definitions/Amount": {"type": "number", "title": "Amount"}},
        wrong={"/definitions/Amount/type": "money"},
    ),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Depth has words of its own."""
    yield breach(node, variant="depth" if node.value.keyword == "depth" else "")
