"""One JSON file of a package: what it says of its text, its value and its places."""

from connectors.package.jsonfile import JsonFile
from connectors.package.package import package_file
from connectors.package.positions import Span


def json_file(content: bytes) -> JsonFile:
    return JsonFile(package_file("properties", content))


def test_json_file_of_clean_text() -> None:
    file = json_file(b'{"a": [1]}')
    assert (file.value, file.problems, file.encoding_problems) == ({"a": [1]}, (), ())
    assert file.positions.locate("/a/0") == Span(1, 8, 1, 9)


def test_json_file_with_mark_and_bad_bytes_and_comma() -> None:
    file = json_file(b'\xef\xbb\xbf{\r\n"a": "Caf\xe9",\r\n}')
    assert file.text == '{\r\n"a": "Café",\r\n}'
    assert file.value == {"a": "Café"}
    assert [problem.code for problem in file.encoding_problems] == ["encoding_bom", "encoding_bytes"]
    assert [problem.code for problem in file.problems] == ["json_trailing_comma"]
    problem = file.problems[0]
    assert file.positions.span(problem.offset, problem.end) == Span(2, 12, 2, 13)


def test_json_file_in_utf16_has_places_in_characters() -> None:
    file = json_file('{"ä": 1}'.encode("utf-16"))
    assert (file.value, file.positions.locate("/ä")) == ({"ä": 1}, Span(1, 7, 1, 8))


def test_json_file_of_nothing() -> None:
    file = json_file(b"")
    assert (file.value, file.parsed.missing, [problem.code for problem in file.problems]) == (
        None,
        True,
        ["json_empty"],
    )
    assert file.positions.locate("/a") == Span(1, 1, 1, 1)
