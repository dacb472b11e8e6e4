"""
What
    `responses`, or one of the lists `enum`, `required`, `allOf`, `type` and `items`, is empty.

Why
    Each of them says something only by its entries: an operation without responses never answers, an
    empty `enum` allows no value.

Wrong
    `"responses": {}`

Right
    `"responses": {"200": {"description": "The invoice"}}`

How to fix
    Write the responses that the operation gives. Remove a list that has nothing to say.

Exceptions
    An empty `schemes` is DEF-009.

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
    code="DEF-013",
    title="Something that needs an entry is empty",
    severity="error",
    microsoft="OneOfPropertiesRequired",
    message="At least one entry is required in '{name}'.",
    fix="Add an entry, or remove the empty list.",
    example=Example(
        right={"/definitions/Color": {"type": "string", "title": "Colour", "enum": ["red"]}},
        wrong={"/definitions/Color/enum": []},
    ),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
