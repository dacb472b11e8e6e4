"""The names of files: parts, sameness, safety."""

import pytest

from connectors.package.limits import DEFAULT
from connectors.package.names import base, folded, folder, is_safe, suffix, tidy
from connectors.package.refusal import Problems


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a/b/icon.PNG", ("a/b", "icon.PNG", ".png")),
        ("README", ("", "README", "")),
        (".gitignore", ("", ".gitignore", "")),
        ("a.zip/b.tar.gz", ("a.zip", "b.tar.gz", ".gz")),
        ("", ("", "", "")),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, str, str]) -> None:
    assert (folder(name), base(name), suffix(name)) == parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("README.md", "readme.MD", True),
        ("café", "CAFE\u0301", True),
        ("straße", "STRASSE", True),
        ("ﬁle", "file", True),
        ("Å", "A\u030a", True),
        ("a", "b", False),
        ("e", "é", False),
    ],
)
def test_folded_equal_for_what_a_file_system_may_confuse(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) == same


@pytest.mark.parametrize(
    "name", ["README.md", "Contoso Invoices (v2)/icon.png", "é/日本 – x.json", "ab:c", "..a/b..", "x/"]
)
def test_is_safe_ordinary_names(name: str) -> None:
    problems = Problems(9)
    assert (is_safe(name, DEFAULT, problems), len(problems)) == (True, 0)


def test_is_safe_says_everything_that_is_wrong() -> None:
    problems = Problems(9)
    assert not is_safe("/\\..\x07" + "a" * 300, DEFAULT, problems)
    assert len(problems) == 4


@pytest.mark.parametrize(("name", "expected"), [("./a", "a"), ("././a", "a"), ("a/./b", "a/./b"), ("../a", "../a")])
def test_tidy_takes_leading_dot_folders_off(name: str, expected: str) -> None:
    assert tidy(name) == expected
