"""
What
    A key is neither a keyword of Swagger 2.0 at that place nor an extension, whose name begins with `x-`.

Why
    It is a misspelling (`basepath`), a keyword of another version or place, or a note: in each case it
    does nothing, and the author believes that it does.

Wrong
    `"basepath": "/v1"`

Right
    `"basePath": "/v1"`

How to fix
    Compare the spelling, capitals too, with the specification. Move the key to where it belongs, or
    remove it.

Exceptions
    Objects that take no extension either (`contact`, `license`, `externalDocs`, `xml`) are DEF-004.

Source
    SV; SCH; PR 2214, 3810, issues/3930
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach

RULE = Rule(
    code="DEF-003",
    title="A property is unknown and not an extension",
    severity="error",
    microsoft="ExtensionNameNotValid",
    message="The property '{name}' is not valid in the {about}. An extension's name must begin with \"x-\".",
    fix='Correct the name, remove the property, or begin its name with "x-".',
    example=Example(wrong={"/basepath": "/v2"}),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
