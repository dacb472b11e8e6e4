"""
What
    The package has no `apiDefinition.swagger.json`, or its definition has another name.

Why
    Every tool on the way, from the validator to the deployment, takes the definition by this name. Under another
    name it is passed over in silence: nothing of it is checked.

Wrong
    A package without a definition, or one that is called `swagger.json` or `openapi.json`.

Right
    The definition is called `apiDefinition.swagger.json`. Capitals do not matter.

How to fix
    Add the definition, or rename it to `apiDefinition.swagger.json`.

Exceptions
    None.

Source
    CPE; PIPE swagger_validation.yml; PR 1583, 907
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import REMOVE, Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node, Place
from certification.engine.rule import Rule

RULE = Rule(
    code="PKG-002",
    title="The definition is missing or has another name",
    severity="error",
    microsoft="5000.1.1.3",
    message="The package has no {name}.",
    variants={"renamed": "The definition is called {given_as}; its name must be {name}."},
    fix="Add the definition under the name apiDefinition.swagger.json.",
    example=Example(wrong={"definition": REMOVE}),
    expects="definition",
)
PLACE = Place("definition", "", (0, 0))


@RULE.visits(Kind.PACKAGE)
def check(_node: Node, context: Context) -> Iterator[Breach]:
    """A definition that was recognised by its content still has to be renamed."""
    name = "apiDefinition.swagger.json"
    file = context.package.definition
    if file is None:
        yield Breach(PLACE, {"name": name})
    elif file.given_as != name:
        yield Breach(PLACE, {"name": name, "given_as": file.given_as}, variant="renamed")
