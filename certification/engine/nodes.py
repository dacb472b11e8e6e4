"""What a check receives and what it yields: a node of the walk, places, breaches, fixes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from certification.engine.kinds import Kind
from connectors.package.pointer import join


class Place(NamedTuple):
    """A place in a package: the role of a file (`definition`, `properties`, …) and a JSON pointer into it.

    `span` is the start and the end (exclusive) in the decoded text, for a place where no pointer leads exactly there:
    a stray comma, a line of the readme.
    """

    role: str
    pointer: str = ""
    span: tuple[int, int] | None = None


class Node:
    """One node of the walk. Made for every object of the file, so it holds no more than it must.

    `value` is a JSON object for every kind but PACKAGE (Package), FILE (JsonFile) and VIOLATION (Violation).
    """

    __slots__ = ("kind", "parent", "role", "tokens", "value")

    def __init__(self, kind: Kind, value: Any, parent: "Node | None", tokens: tuple[str, ...], role: str) -> None:
        self.kind = kind
        self.value = value
        self.parent = parent
        self.tokens = tokens  # the way from the parent: ("responses", "200")
        self.role = role

    @property
    def name(self) -> str:
        """The last token of the pointer: a status, a property's name, an index; "" for a root."""
        return self.tokens[-1] if self.tokens else ""

    @property
    def pointer(self) -> str:
        """The JSON pointer of the node in its file."""
        return join(*(token for node in reversed(tuple(self.ancestry())) for token in node.tokens))

    def at(self, *tokens: str) -> Place:
        """The place of the node, or of what the tokens lead to within it: `response.at("schema")`."""
        return Place(self.role, self.pointer + join(*tokens))

    def ancestry(self) -> "Iterator[Node]":
        """The node, its parent, and so on to the root."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def within(self, kind: Kind) -> "Node | None":
        """The nearest node of that kind, upwards from this one (itself included)."""
        return next((node for node in self.ancestry() if node.kind is kind), None)

    def text(self, key: str) -> str | None:
        """The string under the key; None when it is missing or something else."""
        found = self.value.get(key)
        return found if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of the Swagger 2.0 schema; `schema.violations.violations(value)` finds them.

    `owner` is the code of the one rule that reports it (the key of VIOLATION visits, see schema/owners.py).
    `keyword` is the schema's (`required`, `type`, `enum` …). `pointer` leads to the offending value in the
    definition, or to the object that lacks something. `about` names the kind of that object (`operation`).
    `params` fill messages; `name` is always there: the key that is missing, unknown or has the wrong value.
    """

    owner: str
    keyword: str
    pointer: str
    about: str
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a fix, in JSON terms; the engine makes the text edit of it.

    `op` is `remove` (the member or element at the pointer, with its comma), `replace` (the value at the
    pointer) or `insert` (a new last member of the object at the pointer, called `name`).
    """

    op: str
    place: Place
    value: Any = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A mechanical repair. `safe` means: it changes no meaning and needs no eye on it."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(slots=True)
class Breach:
    """What a check yields: where, and what the message says.

    `params` fill the rule's message. `variant` chooses one of the rule's other messages. `key` tells apart what
    one rule finds twice at one place (the missing property's name): it enters the fingerprint, so it holds no
    index, line or count. `related` are further places worth seeing (the first use of a duplicate name).
    """

    place: Place
    params: dict[str, Any] = field(default_factory=dict)
    variant: str = ""
    key: str = ""
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
