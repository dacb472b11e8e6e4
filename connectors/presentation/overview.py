"""A connector's page: what it is, how one connects, what it can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from connectors.package.jsonfile import JsonFile
from connectors.package.openapi import Definition, Operation, as_list, as_object
from connectors.package.package import Package
from connectors.presentation import operations
from connectors.presentation.connection import Method, methods
from connectors.presentation.operations import OperationView, Room
from connectors.presentation.plain import plain, web_address

MOST_OPERATIONS = 500
ROWS_OF_PAGE = 1_200
ROWS_OF_OPERATION = 1_000


@dataclass(frozen=True)
class Contact:
    """Whom makers ask: what `info.contact` says. `website` is an http(s) address or ""."""

    name: str
    email: str
    website: str


@dataclass(frozen=True)
class OperationList:
    """Operations of one kind, and how many more there are than the page takes."""

    shown: tuple[OperationView, ...]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


class Overview:
    """A package read for the public. Every part is read when it is first asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package

    @cached_property
    def definition(self) -> Definition:
        return Definition(self._value("definition"))

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        return methods(self.definition, self._value("properties"))

    @property
    def website(self) -> str:
        return web_address(self._metadata.get("website"))

    @property
    def privacy_policy(self) -> str:
        return web_address(self._metadata.get("privacy policy"))

    @property
    def contact(self) -> Contact:
        value = as_object(self.definition.info.get("contact"))
        email = plain(value.get("email"))
        return Contact(plain(value.get("name")), email if _is_email(email) else "", web_address(value.get("url")))

    @property
    def host(self) -> str:
        """Where its calls go: host and base path."""
        return plain(f"{self.definition.host}{self.definition.base_path}".rstrip("/"))

    @cached_property
    def _both(self) -> tuple[OperationList, OperationList]:
        """Actions and triggers, which share the room of one page."""
        room = Room(ROWS_OF_PAGE)
        everything = list(operations.shown(self.definition))
        triggers = _listed((each for each in everything if each.is_trigger), room)
        actions = _listed((each for each in everything if not each.is_trigger), room)
        return actions, triggers

    @property
    def actions(self) -> OperationList:
        return self._both[0]

    @property
    def triggers(self) -> OperationList:
        return self._both[1]

    def operation(self, key: str) -> OperationView | None:
        """One operation alone, with much more room for its fields."""
        for each in operations.shown(self.definition):
            if operations.key_of(each) == key:
                return operations.view(each, Room(2 * ROWS_OF_OPERATION), ROWS_OF_OPERATION)
        return None

    @cached_property
    def _metadata(self) -> dict[str, Any]:
        """The connector metadata by name in lower case: publishers write the names in different ways."""
        entries = map(as_object, as_list(self.definition.value.get("x-ms-connector-metadata")))
        return {plain(each.get("propertyName")).casefold(): each.get("propertyValue") for each in entries}

    def _value(self, role: str) -> Any:
        file = self.package.get(role)
        return JsonFile(file).value if file else None


def _listed(found: Iterable[Operation], room: Room) -> OperationList:
    """Those in use first, deprecated ones last; each in the order of the file."""
    ordered = sorted(found, key=lambda each: each.deprecated)
    return OperationList(tuple(operations.view(each, room) for each in ordered[:MOST_OPERATIONS]), len(ordered))


def _is_email(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and "." in host) and not any(char.isspace() or char in '<>"?&' for char in text)
