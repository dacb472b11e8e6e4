"""
What
    An object lacks a property that Swagger 2.0 requires: `swagger`, `info` and `paths` of the document,
    `title` and `version` of `info`, `responses` of an operation, `description` of a response, `name`,
    `in` and `type` (or `schema`) of a parameter, and so on.

Why
    Without it the definition cannot be understood: the import of the connector fails, or leaves out what
    is incomplete.

Wrong
    A response without `description`.

Right
    Every response has a `description`.

How to fix
    Add the property that the message names to the object it points at.

Exceptions
    A missing `operationId` is OPS-001; missing texts for makers (`summary`, `x-ms-summary`) have rules of
    their own.

Source
    SV; SCH
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import REMOVE, Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach

RULE = Rule(
    code="DEF-002",
    title="A required property is missing",
    severity="error",
    microsoft="RequiredPropertyMissing",
    message="The {about} lacks the required property '{name}'.",
    fix="Add the property.",
    example=Example(wrong={"/info/version": REMOVE}, at="/info"),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
