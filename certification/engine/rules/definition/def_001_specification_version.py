"""
What
    The root property `swagger` is something else than the text `"2.0"`, or the document is of OpenAPI 3.

Why
    Connectors are read as OpenAPI 2.0 (Swagger). A number is another value than the text, and a document
    of OpenAPI 3 has another structure throughout.

Wrong
    `"swagger": 2.0`

Right
    `"swagger": "2.0"`

How to fix
    Put the number in quotes. Convert a definition of OpenAPI 3 to 2.0 with a converter of your choice,
    then check it again.

Exceptions
    A missing `swagger` is DEF-002, unless the document says `openapi`: then this is the only structural
    finding, since everything else in it would be another.

Source
    SV; CPE 5000.2.6.3; PR 1877
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Edit, Fix, Node
from certification.engine.rule import Rule
from certification.engine.schema.report import breach, place

RULE = Rule(
    code="DEF-001",
    title="The definition is not Swagger 2.0",
    severity="error",
    microsoft="SpecificationVersionIncorrect",
    message="The 'swagger' property must have the string value \"2.0\", not {value}.",
    variants={"openapi": "The document is of OpenAPI {value}; a connector is defined in OpenAPI 2.0 (Swagger)."},
    fix='Write "swagger": "2.0"; convert a definition of another version to OpenAPI 2.0.',
    example=Example(wrong={"/swagger": 2.0}),
)


@RULE.visits(Kind.VIOLATION, key=RULE.code)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """A number that looks like the version only lacks its quotes."""
    if node.value.params["name"] == "openapi":
        yield breach(node, variant="openapi")
        return
    quoted = Fix("Put the version in quotes", (Edit("replace", place(node), "2.0"),))
    yield breach(node, fix=quoted if node.value.params["value"] in ("2", "2.0") else None)
