"""Every sentence is in the table, and every use of one fills its braces."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import connectors.package
from connectors.package.messages import SHOWN_LENGTH, say, shown
from connectors.package.templates import TEMPLATES

SOURCES = sorted(Path(connectors.package.__file__).parent.rglob("*.py"))
CALLS = {"say", "add", "_report", "_report_before"}
CONTEXT = {"more_problems"}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def uses() -> Iterator[tuple[str, set[str] | None]]:
    """The code and the parameter names of every message made in the package, where both are written out."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                yield from _use(node, node.args[0].value)


def _use(node: ast.Call, code: object) -> Iterator[tuple[str, set[str] | None]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in CALLS and isinstance(code, str):
        yield code, {keyword.arg for keyword in node.keywords if keyword.arg}
    elif name == "Flaw" and isinstance(code, str):
        yield code, _written_params(node.args[3:])


def _written_params(arguments: list[ast.expr]) -> set[str] | None:
    if not arguments:
        return set()
    if isinstance(arguments[0], ast.Dict):
        return {str(key.value) for key in arguments[0].keys if isinstance(key, ast.Constant)}
    return None


def test_messages_every_use_known_and_filled() -> None:
    found = list(uses())
    assert {code for code, _ in found} - TEMPLATES.keys() == set()
    wrong = [(code, names) for code, names in found if names is not None and not fields(TEMPLATES[code]) <= names]
    assert wrong == []
    assert len(found) > 80


def test_messages_every_template_used() -> None:
    text = "".join(source.read_text("utf-8") for source in SOURCES if source.name != "templates.py")
    assert [code for code in TEMPLATES if f'"{code}"' not in text] == []


def test_templates_are_sentences() -> None:
    assert [code for code, template in TEMPLATES.items() if not template.endswith(".")] == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("plain", "plain"),
        ("a\x00b\n", "a\\x00b\\n"),
        ("\u202eevil", "\\u202eevil"),
        ("\U000e0041", "\\U000e0041"),
        ("café – “x”", "café – “x”"),
        ("\ud800", "\\ud800"),
    ],
)
def test_shown_hidden_characters_are_escapes(given: str, expected: str) -> None:
    assert shown(given) == expected


def test_shown_long_text_keeps_both_ends() -> None:
    assert shown("a" * 300 + "z") == "a" * 59 + "…" + "a" * 58 + "z"
    assert len(shown("x" * 10_000)) <= SHOWN_LENGTH


def test_text_numbers_have_thousands() -> None:
    assert say("upload_files", count=12345, limit=1000).text == "The upload holds 12,345 files; the limit is 1,000."


def test_text_braces_in_a_name_stay() -> None:
    assert say("name_absolute", name="/{name}{0}").text.startswith("The name “/{name}{0}” is an absolute path")
