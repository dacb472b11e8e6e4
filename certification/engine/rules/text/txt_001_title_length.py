"""
What
    The title of the connector (`info.title`) is longer than 30 characters.

Why
    The title is the connector's name in every list and on every card of the designer, which show no more of it.

Wrong
    `"title": "Contoso Invoicing and Accounting for Business"`

Right
    `"title": "Contoso Invoicing"`

How to fix
    Shorten the title to the name of the product. "(Independent Publisher)" belongs to the title of a submission, not
    here.

Exceptions
    None.

Source
    SV; CS; CPE 5000.2.2.1; PR 3407, 3841
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule

RULE = Rule(
    code="TXT-001",
    title="The connector's title is too long",
    severity="error",
    microsoft="FieldLengthExceeded",
    message="The title '{title}' has {count} characters; at most {limit} are allowed.",
    fix="Shorten the title to the name of the product.",
    example=Example(wrong={"/info/title": "Contoso Invoicing and Accounting for Business"}),
    settings={"limit": 30},
)


@RULE.visits(Kind.INFO, key="title")
def check(node: Node, context: Context) -> Iterator[Breach]:
    """White space counts, too."""
    title, limit = node.text("title"), context.settings(RULE)["limit"]
    if title is not None and len(title) > limit:
        yield Breach(node.at("title"), {"title": title, "count": len(title), "limit": limit})
