"""Forms with files, read without the rest of the site."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.package.intake import GivenFile
from connectors.package.refusal import Refused
from portal.multipart import Form, FormError, Part, parts, read_form
from tests.forms import BOUNDARY, CONTENT_TYPE, form

HEAD = f"--{BOUNDARY}\r\nContent-Disposition: form-data; "
TAIL = f"\r\n--{BOUNDARY}--\r\n"


def _parse(body: bytes, content_type: str = CONTENT_TYPE) -> Form:
    return read_form(body, content_type)


def _names(disposition: str, content: str = "x") -> list[tuple[str, str | None, bytes]]:
    return [
        (part.name, part.filename, part.content)
        for part in parts(f"{HEAD}{disposition}\r\n\r\n{content}{TAIL}".encode(), BOUNDARY.encode())
    ]


def test_form_gives_texts_and_files() -> None:
    files = [GivenFile("a.json", b"{}"), GivenFile("b.md", b"# B\r\n")]
    parsed = _parse(form(files, texts={"publisher": "contoso", "profile": "nouveau à lire"}))
    assert dict(parsed.texts.lists()) == {"publisher": ["contoso"], "profile": ["nouveau à lire"]}
    assert dict(parsed.files.lists()) == {"files": files}


@pytest.mark.parametrize(
    "name",
    [
        "connector/apiDefinition.swagger.json",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\windows\\a.json",
        "a\x01\x1b[2J\n.json",
        "a\0b.json",
        'quoted "name".json',
        "Übersicht & Preise; alt.json",
        "&#x2e;&amp;.json",
        "api\u202enosj.json",
        " ",
        "..",
    ],
)
def test_name_arrives_as_it_was_sent(name: str) -> None:
    assert _parse(form([GivenFile(name, b"x")])).files.getlist("files") == [GivenFile(name, b"x")]


def test_name_in_the_extended_form_is_decoded() -> None:
    assert _names("name=\"files\"; filename*=UTF-8''..%2F%C3%A9.json") == [("files", "../é.json", b"x")]


@pytest.mark.parametrize(
    "value", ['name="files"; filename="a.json"', "name=files; filename=a.json", 'NAME="files"; FileName="a.json"']
)
def test_disposition_in_its_forms(value: str) -> None:
    assert _names(value) == [("files", "a.json", b"x")]


def test_file_input_that_was_left_empty_sends_nothing() -> None:
    parsed = _parse(form([GivenFile("", b"")]))
    assert (dict(parsed.texts), dict(parsed.files), parsed.count) == ({}, {}, 0)


def test_file_without_a_name_arrives_when_it_has_content() -> None:
    assert _parse(form([GivenFile("", b"x")])).files.getlist("files") == [GivenFile("", b"x")]


def test_preamble_padding_and_epilogue_are_passed_over() -> None:
    body = f"preamble\r\n--{BOUNDARY} \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1{TAIL}epilogue"
    assert list(parts(body.encode(), BOUNDARY.encode())) == [Part("a", None, b"1")]


def test_form_without_parts_is_empty() -> None:
    assert list(parts(f"--{BOUNDARY}--\r\n".encode(), BOUNDARY.encode())) == []


def test_content_may_hold_what_looks_like_a_boundary() -> None:
    content = f"x--{BOUNDARY}\r\n--other\r\n\r\n--{BOUNDARY[:-1]}".encode()
    assert _parse(form([GivenFile("a", content)])).files.getlist("files") == [GivenFile("a", content)]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "The form has no part: its boundary does not occur in the body."),
        ("text", "The form has no part: its boundary does not occur in the body."),
        (f"{HEAD}name=a\r\n\r\nx", "The form ends within a part: its closing boundary is missing."),
        (f"{HEAD}name=a{TAIL}", "A part of the form has no end of its headers within 16384 bytes."),
        (
            f"{HEAD}name={'a' * 17_000}\r\n\r\nx{TAIL}",
            "A part of the form has no end of its headers within 16384 bytes.",
        ),
        (f"--{BOUNDARY}junk\r\n\r\nx{TAIL}", "The form is damaged: a boundary does not end its line."),
        (f"--{BOUNDARY}\r\nContent-Type: text/plain\r\n\r\nx{TAIL}", "A part of the form has no name."),
        (f"{HEAD}filename=a\r\n\r\nx{TAIL}", "A part of the form has no name."),
        (
            f"{HEAD}name=files; filename*=x-none''a\r\n\r\nx{TAIL}",
            "A part of the form has a Content-Disposition that cannot be read.",
        ),
        (
            f"{HEAD}name=a\r\nContent-Transfer-Encoding: base64\r\n\r\neA=={TAIL}",
            "Parts of the form must be sent as they are, without a Content-Transfer-Encoding.",
        ),
        (f"{HEAD}name=a\r\n\r\n{'x' * 65_537}{TAIL}", "The field “a” has 65537 bytes; the limit is 65536."),
        ((f"{HEAD}name=a\r\n\r\nx\r\n" * 21) + f"--{BOUNDARY}--", "The form has more than 20 fields."),
    ],
)
def test_damaged_form_is_refused_with_what_is_wrong(body: Any, message: str) -> None:
    with pytest.raises(FormError) as refusal:
        _parse(body.encode())
    assert str(refusal.value) == message


@pytest.mark.parametrize("body", [f"{HEAD}name=files; filename=\xe9".encode("latin-1"), f"{HEAD}name=a".encode()])
def test_text_that_is_not_utf8_is_refused(body: Any) -> None:
    with pytest.raises(FormError):
        _parse(body + b"\r\n\r\n\xff" + TAIL.encode())


@pytest.mark.parametrize("boundary", ["", "; boundary=", "; boundary=é", f"; boundary={'a' * 71}"])
def test_boundary_that_is_none_is_refused(boundary: str) -> None:
    with pytest.raises(FormError):
        _parse(form([]), f"multipart/form-data{boundary}")


def test_too_many_files_are_counted_and_refused_with_limit_and_value() -> None:
    parsed = _parse(form([GivenFile(f"{number}.json", b"{}") for number in range(1_200)]))
    assert len(parsed.files.getlist("files")) == 1_000
    with pytest.raises(Refused, match=r"The upload holds 1,200 files; the limit is 1,000\."):
        parsed.demand_few_files()


_contents = st.binary(max_size=200).filter(lambda content: f"--{BOUNDARY}".encode() not in content)
_texts = st.text(st.characters(codec="utf-8", exclude_characters='\r"\\'), max_size=40)


@given(
    st.lists(st.builds(GivenFile, _texts.filter(str.strip), _contents), max_size=5),
    st.dictionaries(st.just("a"), _texts),
)
def test_every_form_reads_back_as_it_was_written(files: list[GivenFile], texts: dict[str, str]) -> None:
    parsed = _parse(form(files, texts=texts))
    assert parsed.files.getlist("files") == files
    assert {name: parsed.texts[name] for name in texts} == texts


@given(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=3))
def test_any_bytes_are_read_or_refused(noise: bytes, cuts: list[int]) -> None:
    body = bytearray(form([GivenFile("a.json", b"{}")], texts={"publisher": "contoso"}) + noise)
    for cut in cuts:
        del body[cut : cut + 3]
    try:
        found = list(parts(bytes(body), BOUNDARY.encode()))
    except FormError:
        return
    assert all(isinstance(part, Part) for part in found)
