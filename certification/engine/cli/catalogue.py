"""`certify rules` and `certify explain`: the catalogue, from the rules themselves."""

import sys
from collections.abc import Iterator
from textwrap import indent
from typing import Any

from certification.engine import registry
from certification.engine.cli.status import PASSED, Trouble
from certification.engine.help import help_of, right_snippet, wrong_snippet
from certification.engine.report import dump
from certification.engine.rule import Rule


def list_rules(form: str) -> int:
    """Every rule, one a line (text) or as one JSON array."""
    if form == "json":
        sys.stdout.write(dump([described(rule) for rule in registry.rules()]).decode() + "\n")
        return PASSED
    for rule in registry.rules():
        microsoft = f"  ({rule.microsoft})" if rule.microsoft else ""
        print(f"{rule.code}  {rule.severity:7}  {rule.title}{microsoft}")
    return PASSED


def explain(name: str) -> int:
    """The help of the rule with this code, or of every rule with this name of Microsoft's."""
    rules = registry.named(name)
    if not rules:
        raise Trouble(f"there is no rule {name!r}; `certify rules` lists them")
    print("\n\n".join("\n".join(_explained(rule)) for rule in rules))
    return PASSED


def described(rule: Rule) -> dict[str, Any]:
    """A rule as data: what it is, what it says, and its help."""
    text = help_of(rule)
    return {
        "code": rule.code,
        "title": rule.title,
        "family": rule.family,
        "severity": rule.severity,
        "microsoft": rule.microsoft,
        "message": rule.message,
        "fix": rule.fix,
        "what": text.what,
        "why": text.why,
        "how_to_fix": text.how_to_fix,
        "exceptions": text.exceptions,
        "source": text.source,
        "settings": dict(rule.settings),
        "version": rule.version,
    }


def _explained(rule: Rule) -> Iterator[str]:
    text = help_of(rule)
    microsoft = f", Microsoft's {rule.microsoft}" if rule.microsoft else ""
    yield f"{rule.code}  {rule.title}\n{rule.severity}{microsoft}\n"
    yield _section("What", text.what)
    yield _section("Why", text.why)
    yield _section("Wrong", text.wrong, wrong_snippet(rule))
    yield _section("Right", text.right, right_snippet(rule))
    yield _section("How to fix", text.how_to_fix)
    yield _section("Exceptions", text.exceptions)
    yield _section("Source", text.source).rstrip("\n")


def _section(heading: str, text: str, snippet: Any = None) -> str:
    shown = f"{heading}\n{indent(text, '    ')}\n"
    if snippet:
        shown += f"\n    {snippet.file} {snippet.pointer}\n{indent(snippet.text, '      ')}\n"
    return shown
