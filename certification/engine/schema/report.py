"""A violation of the schema as its rule's breach."""

from typing import Any

from certification.engine.nodes import Breach, Node, Place, Violation

# What tells two violations at one place apart, by keyword: a param that holds no index or count.
_KEYS = {"required": "name", "uniqueItems": "value"}


def breach(node: Node, **more: Any) -> Breach:
    """The breach for a VIOLATION node; `more` are other fields of the breach (a variant, a fix)."""
    violation: Violation = node.value
    params: dict[str, Any] = {"about": violation.about, **violation.params}
    key = str(params[_KEYS[violation.keyword]]) if violation.keyword in _KEYS else ""
    return Breach(place(node), params, key=key, **more)


def place(node: Node) -> Place:
    """Where the violation of a VIOLATION node is."""
    return Place("definition", node.value.pointer)
