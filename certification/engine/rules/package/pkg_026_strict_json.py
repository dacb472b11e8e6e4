"""
What
    A JSON file of the package is not strict JSON in UTF-8: it has a comment, a trailing or missing comma, a name
    twice in one object, a byte order mark, another encoding, or something else that JSON does not know.

Why
    Tools differ in what they forgive. What one editor shows without a complaint stops the import in another place,
    and of two equal names each tool may take the other one.

Wrong
    A comma after the last member of an object.

Right
    The last member of an object ends without a comma.

How to fix
    Change what the message names at its place. An editor set to JSON (not to "JSON with comments") marks the same
    places; save as UTF-8 without a byte order mark.

Exceptions
    None. The other rules judge what could be read all the same.

Source
    paconn-cli; PR 619, 1583
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node, Place
from certification.engine.rule import Rule
from connectors.package.jsonfile import JsonFile
from connectors.package.surroundings import Surroundings
from connectors.package.templates import ENCODING, JSON

RULE = Rule(
    code="PKG-026",
    title="A file is not strict JSON in UTF-8",
    severity="error",
    message="The file is not strict JSON in UTF-8.",
    variants={**ENCODING, **JSON},
    fix="Correct the place that the message names and save the file as UTF-8.",
    example=Example(
        wrong={"properties": lambda text: text.replace('"stackOwner": "Contoso"', '"stackOwner": "Contoso",')},
        at="properties#/properties",
    ),
)


@RULE.visits(Kind.FILE)
def check(node: Node, _context: Context) -> Iterator[Breach]:
    """Every problem of reading the file, at its own characters."""
    file: JsonFile = node.value
    surroundings = Surroundings(file.positions)

    def place(span: tuple[int, int]) -> Place:
        return Place(node.role, surroundings.pointer(span[0]), span)

    for problem in (*file.encoding_problems, *file.problems):
        related = (place(problem.first),) if problem.first else ()
        here = place((problem.offset, problem.end))
        yield Breach(here, problem.params, variant=problem.code, key=problem.code, related=related)
