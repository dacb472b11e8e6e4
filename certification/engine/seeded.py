"""Packages made from examples: the sample connector (sample/) as a rule's `right` and `wrong` say.

For tests, help pages and seeded faults; a check never comes here.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from certification.engine.example import REMOVE, Edits
from certification.engine.nodes import Place
from certification.engine.rule import Rule
from connectors.package.package import JSON_ROLES, NAMES, Package, package_file
from connectors.package.pointer import index, join, resolve, split

Files = dict[str, Any]  # by role: a JSON value where the edits reach into it, else text or bytes
_FOLDER = Path(__file__).parent / "sample"


@cache
def _sample() -> dict[str, bytes]:
    files = {role: _FOLDER / name for role, name in NAMES.items()}
    return {role: file.read_bytes() for role, file in files.items() if file.exists()}


def sample() -> Package:
    """The sample connector, in which no rule finds anything."""
    return Package(package_file(role, content) for role, content in _sample().items())


def right(rule: Rule) -> Package:
    """The package in which the rule finds nothing."""
    return package_with(rule.example.right)


def wrong(rule: Rule) -> Package:
    """The package in which the rule finds its example."""
    return package_with(rule.example.right, rule.example.wrong)


def expected(rule: Rule) -> Place:
    """Where the rule's finding in the wrong example is."""
    at = rule.example.at
    if at is None:
        (at,) = rule.example.wrong
    return place(at)


def place(text: str) -> Place:
    """The place that a key of an example names."""
    if not text or text.startswith("/"):
        return Place("definition", text)
    role, _, pointer = text.partition("#")
    return Place(role, pointer)


def package_with(*edits: Edits) -> Package:
    """The sample connector after the edits, one set after the other."""
    files: Files = {role: json.loads(content) if role in JSON_ROLES else content for role, content in _sample().items()}
    for each in edits:
        for key, value in each.items():
            _apply(files, key, value)
    return Package(package_file(role, as_bytes(content)) for role, content in files.items())


def _apply(files: Files, key: str, value: Any) -> None:
    role, pointer = place(key)[:2]
    if pointer:
        set_at(files[role], pointer, value)
    elif value is REMOVE:
        del files[role]
    elif callable(value):
        files[role] = value(as_bytes(files[role]).decode())
    else:
        files[role] = value


def as_bytes(content: Any) -> bytes:
    """A file's bytes: JSON values are written with an indent of two."""
    if isinstance(content, bytes):
        return content
    text = content if isinstance(content, str) else json.dumps(content, indent=2, ensure_ascii=False)
    return text.encode()


def set_at(document: Any, pointer: str, value: Any) -> None:
    """Set, add or REMOVE what is at the pointer; "-" appends to an array. Raises LookupError without a parent."""
    *way, last = split(pointer)
    holder = resolve(document, join(*way))
    if isinstance(holder, list):
        position = len(holder) if last == "-" else index(last)
        if position is None:
            raise LookupError(pointer)
        holder[position : position + 1] = [] if value is REMOVE else [value]
    elif value is REMOVE:
        del holder[last]
    else:
        holder[last] = json.loads(json.dumps(value))
