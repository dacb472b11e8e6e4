"""
What
    The root property `basePath` does not start with `/`.

Why
    It is put between the host and each path; without the slash the address is another one.

Wrong
    `"basePath": "v1"`

Right
    `"basePath": "/v1"`

How to fix
    Put a `/` in front. Leave the property out where there is no common path.

Exceptions
    None.

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
    code="DEF-007",
    title="The base path does not start with a slash",
    severity="error",
    microsoft="BasePathNotValid",
    message="The 'basePath' must start with a '/' character; it is {value}.",
    fix="Put a '/' in front of the base path.",
    example=Example(wrong={"/basePath": "v1"}),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
