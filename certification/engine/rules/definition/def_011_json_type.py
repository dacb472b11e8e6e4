"""
What
    A keyword holds a value of another JSON type than Swagger 2.0 says: text in place of `true`, a number
    in place of a text, an object in place of a list.

Why
    Readers of the definition stop at the value or read something else than was meant: the text `"true"`
    is not the value `true`.

Wrong
    `"version": 1`

Right
    `"version": "1.0"`

How to fix
    Put text in quotes, and take the quotes off numbers, `true` and `false`. Wrap a single value in `[ ]`
    where a list is expected.

Exceptions
    A `swagger` that is no text is DEF-001.

Source
    SV; PR 1421
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach

RULE = Rule(
    code="DEF-011",
    title="A value has the wrong JSON type",
    severity="error",
    microsoft="JsonTypeIncorrect",
    message="The type of '{name}' is incorrect. Expected is {expected}, but the value is of type {actual}.",
    fix="Write the value as the expected type.",
    example=Example(wrong={"/info/version": 1}),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
