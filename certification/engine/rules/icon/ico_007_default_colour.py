"""
What
    `iconBrandColor` is `#007ee5`, the colour that new connectors start with.

Why
    The colour is the background of the connector's icon everywhere it is shown. The default one says that
    nobody has chosen.

Wrong
    `"iconBrandColor": "#007ee5"`

Right
    `"iconBrandColor": "#1a6b3c"`

How to fix
    Take the colour of your brand that the icon has as its background, as `#` and six hexadecimal digits.

Exceptions
    None.

Source
    CPE; CS; PRT; PR 1305
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule

RULE = Rule(
    code="ICO-007",
    title="The brand colour is the default one",
    severity="error",
    message="The 'iconBrandColor' is {colour}, which is the default and not allowed.",
    fix="Choose the background colour of your icon.",
    example=Example(wrong={"properties#/properties/iconBrandColor": "#007ee5"}),
    settings={"default": "#007ee5"},
)


@RULE.visits(Kind.PROPERTIES, key="iconBrandColor")
def check(node: Node, context: Context) -> Iterator[Breach]:
    """Colours compare without case."""
    colour = (node.text("iconBrandColor") or "").strip()
    if colour.casefold() == context.settings(RULE)["default"]:
        yield Breach(node.at("iconBrandColor"), {"colour": colour})
