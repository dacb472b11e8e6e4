import pytest

from certification.engine.engine import check
from tests.certification.engine.judging import package_of, sample_text


def judged(text: str | bytes) -> list[tuple[str, int, int, str]]:
    report = check(package_of(definition=text), only=["PKG-026"])
    return [(f.spot.pointer, f.spot.span.line, f.spot.span.column, f.message) for f in report.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"info": {"title": "A",\n}}', [("/info", 1, 23, "There is a comma after the last member.")]),
        ('{\n  // note\n  "host": "a"\n}', [("", 2, 3, "JSON has no comments.")]),
        (
            b'\xef\xbb\xbf{"host": "a"}',
            [("", 1, 1, "The file begins with a byte order mark; UTF-8 without one is expected.")],
        ),
        ('{"host": NaN}', [("/host", 1, 10, "“NaN” is not a JSON value.")]),
    ],
)
def test_problem_is_found_at_its_characters(text: str | bytes, expected: list[tuple[str, int, int, str]]) -> None:
    assert judged(text) == expected


def test_of_equal_names_the_first_is_related() -> None:
    report = check(package_of(definition='{"host": "a",\n "host": "b"}'), only=["PKG-026"])
    (finding,) = report.findings
    assert (finding.spot.pointer, finding.spot.span.line) == ("/host", 2)
    assert [spot.span.line for spot in finding.related] == [1]


def test_settings_are_judged_too() -> None:
    report = check(package_of(settings="{,}"), only=["PKG-026"])
    assert {finding.spot.file for finding in report.findings} == {"settings.json"}


def test_other_rules_judge_what_could_be_read() -> None:
    text = sample_text().replace('"Contoso Invoicing",', '"' + "x" * 31 + '",,')
    report = check(package_of(definition=text))
    assert {"PKG-026", "TXT-001"} <= {finding.rule for finding in report.findings}


def test_finding_survives_what_stands_around_it() -> None:
    text = '{"info": {"title": "A",}}'
    moved = '{\n\n  "host": "b",\n  "info": {\n    "title": "A",\n  }\n}'
    first, second = (check(package_of(definition=each), only=["PKG-026"]).findings for each in (text, moved))
    assert [f.fingerprint for f in first] == [f.fingerprint for f in second]
