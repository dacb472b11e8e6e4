"""A rule's help comes from its docstring and its example."""

import json

import pytest

from certification.engine.example import REMOVE, Example
from certification.engine.help import HelpError, help_of, right_snippet, wrong_snippet
from certification.engine.rule import Rule
from tests.certification.engine.judging import rule_of

DOC = """
What
    A thing.

Why
    First.

    Second
    line.

Wrong
    No.

Right
    Yes.

How to fix
    Do.

Exceptions
    None.

Source
    SV
"""


def rule_with(doc: str, example: Example | None = None) -> Rule:
    return Rule("PAR-999", "T", "hint", "M.", "F.", example or Example(wrong={}), doc=doc)


def test_help_is_the_text_under_each_heading() -> None:
    text = help_of(rule_with(DOC))
    assert (text.what, text.why, text.source) == ("A thing.", "First.\n\nSecond\nline.", "SV")


@pytest.mark.parametrize(
    ("doc", "said"),
    [
        ("", "the headings are ; they must be What, Why"),
        (DOC.replace("    A thing.\n", ""), "the text under 'What' is missing"),
        (DOC + "What\n    Again.\n", "the heading 'What' stands twice"),
        (DOC.replace("Why", "Because"), "the headings are What, Because"),
        (DOC.replace("What", "First").replace("Why", "What").replace("First", "Why"), "the headings are Why, What"),
    ],
)
def test_docstring_of_another_form_is_no_help(doc: str, said: str) -> None:
    with pytest.raises(HelpError, match=said):
        help_of(rule_with(doc))


def test_snippets_show_the_object_that_changes() -> None:
    rule = rule_of("PAR-002")
    right, wrong = right_snippet(rule), wrong_snippet(rule)
    assert right
    assert wrong
    assert (right.file, right.pointer) == ("apiDefinition.swagger.json", "/paths/~1invoices/get/parameters/0")
    summary = json.loads(right.text)["x-ms-summary"]
    assert json.loads(right.text) == {**json.loads(wrong.text), "x-ms-summary": summary}


def test_snippet_of_a_long_object_is_the_changed_member_alone() -> None:
    rule = rule_with(DOC, Example(right={"/v1": {"a": 1}}, wrong={"/v1": REMOVE}))
    snippets = [right_snippet(rule), wrong_snippet(rule)]
    assert [snippet and snippet.text for snippet in snippets] == ['{\n  "v1": {\n    "a": 1\n  }\n}', "{}"]


def test_example_about_a_whole_file_has_no_snippet() -> None:
    rule = rule_of("PKG-002")
    assert (right_snippet(rule), wrong_snippet(rule)) == (None, None)
