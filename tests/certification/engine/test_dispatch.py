"""Only the checks that asked for a node are called with it."""

from collections.abc import Iterable

from certification.engine.context import Context
from certification.engine.examine import examine
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule
from tests.certification.engine.judging import package_of


def visited(definition: object, kind: Kind, key: str | None = None) -> list[str]:
    """The pointers of the nodes a rule is called with."""
    seen: list[str] = []
    rule = Rule("PAR-999", "Nosy", "hint", "Never.", "Nothing.", Example(wrong={}))

    @rule.visits(kind, key=key)
    def _check(node: Node, _context: Context) -> Iterable[Breach]:
        seen.append(node.pointer)
        return ()

    assert examine(Context(package_of(definition=definition)), [rule]).errors == {}
    return sorted(seen)


DEFINITION = {
    "swagger": "2.0",
    "info": {"title": "T", "version": "1", "x-note": 1},
    "paths": {"/a": {"get": {"responses": {"200": {"description": "A"}}}, "put": {"x-note": 1}}},
    "definitions": {"A": {"properties": {"x-note": {"type": "string"}}, "example": {"x-note": 1}}},
}


def test_kind_alone_is_every_node_of_the_kind() -> None:
    assert visited(DEFINITION, Kind.OPERATION) == ["/paths/~1a/get", "/paths/~1a/put"]


def test_kind_and_key_is_the_nodes_that_have_the_key() -> None:
    assert visited(DEFINITION, Kind.OPERATION, "responses") == ["/paths/~1a/get"]


def test_any_with_a_key_is_every_object_with_it_but_names_and_data_are_no_keys() -> None:
    assert visited(DEFINITION, Kind.ANY, "x-note") == ["/info", "/paths/~1a/put"]


def test_violation_is_by_the_rule_that_owns_it() -> None:
    assert visited(DEFINITION, Kind.VIOLATION, "DEF-002") == ["/paths/~1a/put"]
    assert visited(DEFINITION, Kind.VIOLATION, "DEF-011") == []


def test_file_is_each_json_file() -> None:
    assert visited(DEFINITION, Kind.FILE) == [""]


def test_package_is_one_node() -> None:
    assert visited(DEFINITION, Kind.PACKAGE) == [""]
