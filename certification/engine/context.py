"""What a check may ask beside its node: the package, its files, the document model, the policy's settings."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from certification.engine.kinds import Kind
from certification.engine.nodes import Node, Place
from connectors.package.jsonfile import JsonFile
from connectors.package.openapi import Definition, Operation, as_object
from connectors.package.package import Package
from connectors.package.pointer import join

if TYPE_CHECKING:
    from certification.engine.rule import Rule

JSON_ROLES = ("definition", "properties", "settings")


class Context:
    """One package under judgement. `absent` are the roles of files that exist but are not in this copy."""

    def __init__(
        self,
        package: Package,
        *,
        profile: str = "new",
        absent: tuple[str, ...] = (),
        settings: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.package = package
        self.profile = profile
        self.absent = absent
        self._settings = settings or {}

    @cached_property
    def files(self) -> dict[str, JsonFile]:
        """The package's JSON files by role; each is decoded and parsed once, when first asked."""
        found = ((role, self.package.get(role)) for role in JSON_ROLES)
        return {role: JsonFile(file) for role, file in found if file is not None}

    @cached_property
    def texts(self) -> dict[str, JsonFile]:
        """Every file of the package that is text, by role: for the others than JSON only text and positions."""
        found = {file.role: JsonFile(file) for file in self.package.files if file.role not in (*JSON_ROLES, "icon")}
        return {**self.files, **found}

    @cached_property
    def definition(self) -> Definition:
        """The document model of the definition; empty when there is none."""
        return Definition(self.files.get("definition"))

    @cached_property
    def properties(self) -> dict[str, Any]:
        """The object under `properties` of apiProperties.json; {} when there is none."""
        file = self.files.get("properties")
        return as_object(as_object(file.value if file else None).get("properties"))

    @cached_property
    def _operations(self) -> dict[str, Operation]:
        return {operation.pointer: operation for operation in self.definition.operations}

    def operation(self, node: Node) -> Operation:
        """The operation that an OPERATION node is, or that the node stands in.

        Raises LookupError for a node outside of any operation.
        """
        found = node.within(Kind.OPERATION)
        if found is None:
            raise LookupError(f"{node.pointer} stands in no operation")
        return self._operations[found.pointer]

    def operation_at(self, path: str, method: str) -> Operation | None:
        """The operation of a path and a method."""
        return self._operations.get(join("paths", path, method))

    @cached_property
    def users(self) -> dict[str, tuple[Operation, ...]]:
        """The operations that reach each shared parameter and response, by the pointer where it is written."""
        found: dict[str, list[Operation]] = {}
        for operation in self.definition.operations:
            pointers = [part.pointer for part in operation.parameters]
            pointers += [part.pointer for part in operation.responses]
            for pointer in dict.fromkeys(pointers):
                if not pointer.startswith(operation.pointer + "/"):
                    found.setdefault(pointer, []).append(operation)
        return {pointer: tuple(operations) for pointer, operations in found.items()}

    def operations_of(self, node: Node) -> tuple[Operation, ...]:
        """The operations that a node matters to: the one it stands in, or those that reach it by `$ref` or path."""
        if node.within(Kind.OPERATION):
            return (self.operation(node),)
        return next((self.users[up.pointer] for up in node.ancestry() if up.pointer in self.users), ())

    def definition_place(self, pointer: str) -> Place:
        """A place in the definition."""
        return Place("definition", pointer)

    def settings(self, rule: "Rule") -> Mapping[str, Any]:
        """The rule's settings: its own, and what the policy says instead."""
        return {**rule.settings, **self._settings.get(rule.code, {})}
