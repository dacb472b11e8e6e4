"""
What
    One of the small objects `contact`, `license`, `externalDocs` and `xml` has a key that it does not
    know.

Why
    These objects are closed. The portal shows what it knows of them, and drops the rest.

Wrong
    `"contact": {"name": "Contoso support", "phone": "555 0100"}`

Right
    `"contact": {"name": "Contoso support", "url": "https://contoso.example/support"}`

How to fix
    Remove the property; write what it says in a text that is shown, such as the description.

Exceptions
    Keys that begin with `x-` are let through.

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
    code="DEF-004",
    title="A closed object has an extra property",
    severity="error",
    microsoft="AdditionalPropertyNotAllowed",
    message="The property '{name}' is not allowed in '{about}' and must be removed.",
    fix="Remove the property.",
    example=Example(wrong={"/info/contact/phone": "555 0100"}),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
