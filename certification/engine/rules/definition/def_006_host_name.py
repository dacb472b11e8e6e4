"""
What
    The root property `host` holds a scheme, a path, a placeholder in braces, or a space; or a single word that
    stands for a host name, such as `yourhost`.

Why
    The address of every call is built of `schemes`, `host` and `basePath`. With anything else in it no call reaches
    the service.

Wrong
    `"host": "https://api.contoso.example/v1"`

Right
    `"host": "api.contoso.example"`, `"basePath": "/v1"`, `"schemes": ["https"]`

How to fix
    Move the scheme to `schemes` and the path to `basePath`. Where each user has a host of their own, write any real
    host and set it with the policy `dynamichosturl`.

Exceptions
    A missing host and `localhost` are other rules' matter. A single word is allowed when a policy `dynamichosturl`
    sets the host.

Source
    SV; SCH; PR 971, 4041
"""

import re
from collections.abc import Iterator
from typing import Final

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach
from certification.engine.schema.wording import quote
from connectors.package.openapi import as_list, as_object, as_text

RULE = Rule(
    code="DEF-006",
    title="The host is not a host name",
    severity="error",
    microsoft="HostNameNotValid",
    message="The 'host' must be a host name without scheme or path, not {value}.",
    variants={"word": "The 'host' {value} is no host name, and no policy 'dynamichosturl' sets one."},
    fix="Write only the host name, with a port where one is needed.",
    example=Example(wrong={"/host": "https://api.contoso.example/v1"}),
)
WORD: Final = re.compile(r"[^{}/ :\\.]+(:[0-9]+)?")


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every violation that belongs to this rule."""
    yield breach(node)


@RULE.visits(Kind.DOCUMENT, key="host")
def check_word(node: Node, context: Context) -> Iterator[Breach]:
    """A host name that calls can reach has a dot in it."""
    host = node.text("host") or ""
    name = host.partition(":")[0].casefold()
    if WORD.fullmatch(host) and name != "localhost" and not _has_dynamic_host(context):
        yield Breach(node.at("host"), {"value": quote(host)}, variant="word")


def _has_dynamic_host(context: Context) -> bool:
    if "properties" in context.absent:
        return True
    policies = as_list(context.properties.get("policyTemplateInstances"))
    return any(as_text(as_object(each).get("templateId")).casefold() == "dynamichosturl" for each in policies)
