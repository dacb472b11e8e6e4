"""The one walk over a JSON file: every object once, as a node of its kind, without recursion."""

from collections.abc import Iterator
from typing import Any

from certification.engine.grammar import CHILDREN, DATA, NO_CHILDREN, REFERABLE, Children, Shape
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
        if node.kind is not Kind.REFERENCE:
            waiting.extend(_children(node, CHILDREN.get(node.kind, NO_CHILDREN), other))


def _children(node: Node, children: Children, other: Kind) -> Iterator[Node]:
    for key, value in node.value.items():
        if not isinstance(value, dict | list):
            continue
        known = children.get(key)
        if known:
            yield from _typed(node, key, value, *known, other)
        elif key not in DATA:
            yield from _untyped(node, (key,), value, other)


def _typed(node: Node, key: str, value: Any, shape: Shape, kind: Kind, other: Kind) -> Iterator[Node]:
    """The nodes under a known key. What has another shape than it should is the schema's matter, not visited."""
    if isinstance(value, list):
        if shape is Shape.LIST or shape is Shape.ONE_OR_LIST:
            for index, each in enumerate(value):
                if isinstance(each, dict):
                    yield _node(kind, each, node, (key, str(index)))
    elif shape is Shape.ONE or shape is Shape.ONE_OR_LIST:
        yield _node(kind, value, node, (key,))
    elif shape is not Shape.LIST:
        for name, each in value.items():
            if not isinstance(each, dict):
                continue
            extension = shape is Shape.EACH_BUT_EXTENSIONS and name.startswith("x-")
            yield _node(other if extension else kind, each, node, (key, name))


def _untyped(node: Node, tokens: tuple[str, ...], value: Any, other: Kind) -> Iterator[Node]:
    if isinstance(value, dict):
        yield Node(other, value, node, tokens, node.role)
        return
    nested: list[tuple[tuple[str, ...], Any]] = [(tokens, value)]
    while nested:
        way, held = nested.pop()
        for index, each in enumerate(held):
            if isinstance(each, dict):
                yield Node(other, each, node, (*way, str(index)), node.role)
            elif isinstance(each, list):
                nested.append(((*way, str(index)), each))


def _node(kind: Kind, value: dict[str, Any], parent: Node, tokens: tuple[str, ...]) -> Node:
    if kind in REFERABLE and isinstance(value.get("$ref"), str):
        kind = Kind.REFERENCE
    return Node(kind, value, parent, tokens, parent.role)
