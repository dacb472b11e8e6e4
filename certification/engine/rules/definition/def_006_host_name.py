"""
What
    The root property `host` holds a scheme, a path, a placeholder in braces, or a space.

Why
    The address of every call is built of `schemes`, `host` and `basePath`. With anything else in it no
    call reaches the service.

Wrong
    `"host": "https://api.contoso.example/v1"`

Right
    `"host": "api.contoso.example"`, `"basePath": "/v1"`, `"schemes": ["https"]`

How to fix
    Move the scheme to `schemes` and the path to `basePath`. Where each user has a host of their own,
    write any real host and set it with the policy `dynamichosturl`.

Exceptions
    A missing host is another rule.

Source
    SV; SCH; PR 971, 4041
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach

RULE = Rule(
    code="DEF-006",
    title="The host is not a host name",
    severity="error",
    microsoft="HostNameNotValid",
    message="The 'host' must be a host name without scheme or path, not {value}.",
    fix="Write only the host name, with a port where one is needed.",
    example=Example(wrong={"/host": "https://api.contoso.example/v1"}),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)
