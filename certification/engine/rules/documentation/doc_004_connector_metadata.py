"""
What
    The definition has no `x-ms-connector-metadata` at its root, or it is no list.

Why
    The catalogue takes the website, the privacy policy and the categories of the connector from it.

Wrong
    A definition without `x-ms-connector-metadata`.

Right
    `"x-ms-connector-metadata": [{"propertyName": "Website", "propertyValue": "https://contoso.example"}, …]`

How to fix
    Add the list with an entry for each of `Website`, `Privacy policy` and `Categories`.

Exceptions
    None. Which entries the list has is other rules' matter.

Source
    SV cert; PR 683, 1095, 2647
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import REMOVE, Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule

KEY = "x-ms-connector-metadata"

RULE = Rule(
    code="DOC-004",
    title="The connector's metadata is missing",
    severity="error",
    microsoft="RequiredPropertyMissing",
    message="The 'x-ms-connector-metadata' property is required.",
    variants={"type": "The 'x-ms-connector-metadata' property must be an array."},
    fix="Add x-ms-connector-metadata with Website, Privacy policy and Categories.",
    example=Example(wrong={f"/{KEY}": REMOVE}, at=""),
)


@RULE.visits(Kind.DOCUMENT)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Missing is told at the document, another shape where it stands."""
    if KEY not in node.value:
        yield Breach(node.at())
    elif not isinstance(node.value[KEY], list):
        yield Breach(node.at(KEY), variant="type")
