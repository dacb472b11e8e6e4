"""A rule's help: its docstring under fixed headings, and its example as JSON."""

import json
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import Any

from certification.engine import seeded
from certification.engine.rule import Rule
from connectors.package.package import JSON_ROLES, NAMES, Package
from connectors.package.pointer import join, resolve, split

HEADINGS = ("What", "Why", "Wrong", "Right", "How to fix", "Exceptions", "Source")
LONGEST = 24  # lines of a snippet


class HelpError(ValueError):
    """A docstring that is no help: a heading is missing, twice, empty or in the wrong order."""


@dataclass(frozen=True)
class Snippet:
    """A piece of a file, as JSON or text, and where it stands."""

    file: str
    pointer: str
    text: str


@dataclass(frozen=True)
class Help:
    """What a rule says of itself, in plain text whose paragraphs are divided by empty lines."""

    what: str
    why: str
    wrong: str
    right: str
    how_to_fix: str
    exceptions: str
    source: str


@cache
def help_of(rule: Rule) -> Help:
    """The rule's docstring by headings. Raises HelpError when it does not keep the form."""
    lines = rule.doc.strip("\n").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith(" "):
            if line in found:
                raise HelpError(f"{rule.code}: the heading {line!r} stands twice")
            found[line] = []
        elif found:
            found[list(found)[-1]].append(line)
    if tuple(found) != HEADINGS:
        raise HelpError(f"{rule.code}: the headings are {', '.join(found)}; they must be {', '.join(HEADINGS)}")
    texts = [dedent("\n".join(found[heading])).strip() for heading in HEADINGS]
    if not all(texts):
        raise HelpError(f"{rule.code}: the text under {HEADINGS[texts.index('')]!r} is missing")
    return Help(*texts)


def right_snippet(rule: Rule) -> Snippet | None:
    """What the example's place looks like when it is right; None where there is nothing to show."""
    return _snippet(rule, seeded.right(rule))


def wrong_snippet(rule: Rule) -> Snippet | None:
    """What the example's place looks like when it is wrong."""
    return _snippet(rule, seeded.wrong(rule))


def _snippet(rule: Rule, package: Package) -> Snippet | None:
    """The object that holds what the example changes or, where that is long, the changed member alone."""
    place = seeded.place(next(iter(rule.example.wrong)))
    file = package.get(place.role)
    if file is None or place.role not in JSON_ROLES or not place.pointer:
        return None
    *way, name = split(place.pointer)
    try:
        holder = resolve(json.loads(file.content), join(*way))
    except (ValueError, LookupError):
        return None
    text = _json(holder)
    if text.count("\n") > LONGEST and isinstance(holder, dict):
        text = _json({name: holder[name]} if name in holder else {})
    return Snippet(NAMES[place.role], join(*way), text)


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
