"""The one walk over a JSON file: every object once, as a node of its kind, without recursion.

The hottest lines of the engine: nodes go straight onto the list of what is to be visited, and types are compared by
identity (JSON values have no subclasses).
"""

from collections.abc import Iterator
from typing import Any

from certification.engine.grammar import CHILDREN, DATA, NO_CHILDREN, REFERABLE, Shape
from certification.engine.kinds import Kind
from certification.engine.nodes import Node

_OTHER = {"definition": Kind.OTHER, "properties": Kind.PROPERTIES_OTHER}


def walk(root: Any, kind: Kind, role: str) -> Iterator[Node]:
    """Every node of a parsed file, parents before children. A root that is no object has none."""
    if not isinstance(root, dict):
        return
    other = _OTHER[role]
    waiting = [Node(kind, root, None, (), role)]
    while waiting:
        node = waiting.pop()
        yield node
        if node.kind is Kind.REFERENCE:
            continue
        children = CHILDREN.get(node.kind, NO_CHILDREN)
        for key, value in node.value.items():
            form = value.__class__
            if form is not dict and form is not list:
                continue
            known = children.get(key)
            if known is None:
                if key not in DATA:
                    _add_untyped(waiting, node, (key,), value, other)
            elif form is dict:
                _add_held(waiting, node, key, value, *known, other)
            else:
                _add_listed(waiting, node, key, value, *known)


def _add_held(
    waiting: list[Node], node: Node, key: str, value: dict[str, Any], shape: Shape, kind: Kind, other: Kind
) -> None:
    """The object under a known key, or those in the map under it.

    What has another shape than it should is the schema's matter and not visited.
    """
    if shape is Shape.ONE or shape is Shape.ONE_OR_LIST:
        _add(waiting, node, kind, value, (key,))
    elif shape is not Shape.LIST:
        for name, each in value.items():
            if each.__class__ is dict:
                extension = shape is Shape.EACH_BUT_EXTENSIONS and name.startswith("x-")
                _add(waiting, node, other if extension else kind, each, (key, name))


def _add_listed(waiting: list[Node], node: Node, key: str, values: list[Any], shape: Shape, kind: Kind) -> None:
    """The objects in the array under a known key."""
    if shape is Shape.LIST or shape is Shape.ONE_OR_LIST:
        for index, each in enumerate(values):
            if each.__class__ is dict:
                _add(waiting, node, kind, each, (key, str(index)))


def _add_untyped(waiting: list[Node], node: Node, tokens: tuple[str, ...], value: Any, other: Kind) -> None:
    """The object under an unknown key, or those in the arrays under it."""
    nested: list[tuple[tuple[str, ...], Any]] = [(tokens, value)]
    while nested:
        way, held = nested.pop()
        if held.__class__ is dict:
            waiting.append(Node(other, held, node, way, node.role))
        elif held.__class__ is list:
            nested.extend(((*way, str(index)), each) for index, each in enumerate(held))


def _add(waiting: list[Node], parent: Node, kind: Kind, value: dict[str, Any], tokens: tuple[str, ...]) -> None:
    if "$ref" in value and kind in REFERABLE and isinstance(value["$ref"], str):
        kind = Kind.REFERENCE
    waiting.append(Node(kind, value, parent, tokens, parent.role))
