"""
What
    A list whose values must be unique holds one twice: `required`, `enum`, `schemes`, `consumes`,
    `produces`, `tags`, `parameters`.

Why
    The repetition is a slip, and often the sign that another value was meant.

Wrong
    `"enum": ["open", "paid", "open"]`

Right
    `"enum": ["open", "paid", "closed"]`

How to fix
    Remove the second one, or write what was meant.

Exceptions
    None.

Source
    SV
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Edit, Fix, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach, place

RULE = Rule(
    code="DEF-014",
    title="A list repeats a value",
    severity="error",
    microsoft="ArrayDuplicateValue",
    message="The array '{name}' contains {value} more than once; values must be unique.",
    fix="Remove the repetition.",
    example=Example(wrong={"/schemes": ["https", "https"]}, at="/schemes/1"),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """One for every value that stood earlier in the list already."""
    yield breach(node, fix=Fix("Remove the repetition", (Edit("remove", place(node)),)))
