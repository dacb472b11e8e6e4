"""Excerpts of source: the place marked, long lines cut."""

from connectors.package.package import package_file
from portal.web.source import Line, SourceFile

TEXT = '{\n  "a": 1,\r\n  "b": "two",\n  "c": [\n    3\n  ]\n}\n'


def source(text: str = TEXT) -> SourceFile:
    return SourceFile(package_file("definition", text.encode()))


def place(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def test_excerpt_marks_the_place() -> None:
    excerpt = source().excerpt(place(3, 8, 3, 13))
    assert excerpt is not None
    assert excerpt.lines == (
        Line(1, "{"),
        Line(2, '  "a": 1,'),
        Line(3, '  "b": ', '"two"', ",", found=True),
        Line(4, '  "c": ['),
        Line(5, "    3"),
        Line(6, "  ]"),
    )


def test_excerpt_of_several_lines_marks_to_the_line_end() -> None:
    excerpt = source().excerpt(place(4, 8, 6, 4))
    assert excerpt is not None
    assert excerpt.lines[3] == Line(4, '  "c": ', "[", "", found=True)


def test_excerpt_of_nothing_marks_one_character() -> None:
    assert source().shown(2, place(2, 3, 2, 3)) == Line(2, "  ", '"', 'a": 1,', found=True)


def test_excerpt_outside_the_file() -> None:
    assert source().excerpt(place(99, 1, 99, 1)) is None
    assert SourceFile(package_file("icon", b"\x89PNG")).excerpt(place(1, 1, 1, 1)) is None


def test_long_line_is_cut_around_the_place() -> None:
    text = "x" * 1_000_000 + "HERE" + "y" * 1_000_000
    line = source(text).shown(1, place(1, 1_000_001, 1, 1_000_005))
    assert line == Line(1, "…" + "x" * 100, "HERE", "y" * 200 + "…", found=True)


def test_long_line_without_place_is_cut() -> None:
    assert source("z" * 5_000).shown(1) == Line(1, "z" * 300 + "…")
