"""Bytes to text: what each encoding gives, and where the problems are."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.package.text import MAX_PROBLEMS, Decoded, decode

TEXT = '{"title": "Café"}'


def problems(decoded: Decoded) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.offset, problem.end) for problem in decoded.problems]


@pytest.mark.parametrize(
    ("content", "encoding", "found"),
    [
        (TEXT.encode(), "UTF-8", []),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8", [("encoding_bom", 0, 0)]),
        (TEXT.encode("utf-16"), "UTF-16", [("encoding_utf16", 0, 0)]),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16", [("encoding_utf16", 0, 0)]),
        (TEXT.encode("utf-16-le"), "UTF-16", [("encoding_utf16", 0, 0)]),
        (TEXT.encode("utf-16-be"), "UTF-16", [("encoding_utf16", 0, 0)]),
        (TEXT.encode("utf-32"), "UTF-32", [("encoding_utf16", 0, 0)]),
        (TEXT.encode("utf-32-le"), "UTF-32", [("encoding_utf16", 0, 0)]),
        (TEXT.encode("utf-32-be"), "UTF-32", [("encoding_utf16", 0, 0)]),
        (TEXT.encode("cp1252"), "UTF-8", [("encoding_bytes", 14, 15)]),
    ],
)
def test_decode_encodings_give_the_text(content: bytes, encoding: str, found: list[tuple[str, int, int]]) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.encoding, problems(decoded)) == (TEXT, encoding, found)


def test_decode_bad_bytes_counted_in_characters() -> None:
    decoded = decode("é–\U0001f600".encode() + b"\x93quoted\x94\xe9")
    assert decoded.text == "é–\U0001f600“quoted”é"
    assert problems(decoded) == [("encoding_bytes", 3, 4), ("encoding_bytes", 10, 12)]
    assert decoded.problems[1].text == (
        "Here are 2 bytes that are not UTF-8 (the first is 0x94); they were read as Windows-1252."
    )
    assert decoded.bad == 3


def test_decode_very_many_bad_bytes_are_summed_up() -> None:
    decoded = decode(b"a\xff" * (MAX_PROBLEMS + 5))
    assert len(decoded.problems) == MAX_PROBLEMS + 1
    assert decoded.problems[-1].params == {"count": 5}
    assert decoded.bad == MAX_PROBLEMS + 5


def test_decode_bad_bytes_after_a_mark_have_places_without_it() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"ab\xff")
    assert problems(decoded) == [("encoding_bom", 0, 0), ("encoding_bytes", 2, 3)]


def test_decode_nothing_is_nothing() -> None:
    assert decode(b"") == Decoded("", "UTF-8", ())


@given(st.binary(max_size=200))
def test_decode_anything_gives_text_and_places_inside_it(content: bytes) -> None:
    decoded = decode(content)
    decoded.text.encode()
    assert all(0 <= problem.offset <= problem.end <= len(decoded.text) for problem in decoded.problems)


@given(st.text().filter(lambda text: "\0" not in text))
def test_decode_utf8_is_exact(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text.removeprefix("\ufeff")
    assert [problem.code for problem in decoded.problems] == ["encoding_bom"] * text.startswith("\ufeff")
