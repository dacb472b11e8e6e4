"""READMEs of strangers as HTML."""

import pytest

from connectors.presentation.readme import as_html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Title", "<h3>Title</h3>"),
        ("<script>alert(1)</script>", ""),
        ("text <!-- hidden --> more", "<p>text  more</p>"),
        ('<b onclick="x()">bold</b>', "<p>bold</p>"),
        ('<img src="https://a.example/x.png" onerror="alert(1)">', ""),
        ("![A picture](https://a.example/x.png)", "<p>A picture</p>"),
        ("![<b>](x)", "<p>&lt;b&gt;</p>"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ('<a href="javascript:alert(1)">a</a>', '<p><a rel="nofollow noopener">a</a></p>'),
        ("[a](//evil.example)", '<p><a rel="nofollow noopener">a</a></p>'),
        ("[a](/account/)", '<p><a rel="nofollow noopener">a</a></p>'),
        ("[a](https://a.example)", '<p><a href="https://a.example" rel="nofollow noopener">a</a></p>'),
        ('<p style="position:fixed">a</p>', "<p>a</p>"),
        ('<form action="https://a.example"><input></form>', ""),
        ("<style>p {}</style>", ""),
        ('<h1 id="content">a</h1>', "a"),
        ("~~old~~ `code`", "<p><s>old</s> <code>code</code></p>"),
    ],
)
def test_as_html(written: str, shown: str) -> None:
    assert as_html(written.encode()).strip() == shown


def test_as_html_of_bytes_that_are_no_text() -> None:
    assert as_html(b"\xff\xfe\xfd") != ""


def test_as_html_is_bounded() -> None:
    assert len(as_html(b"a " * 1_000_000)) < 60_000
