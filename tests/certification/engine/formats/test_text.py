from certification.engine import seeded
from certification.engine.engine import check
from certification.engine.formats import text
from tests.certification.engine.judging import package_of

PACKAGE = seeded.package_with({"/info/title": "Contoso Invoicing and Accounting"})


def test_finding_has_its_line_and_a_caret_under_it() -> None:
    report = check(PACKAGE, only=["TXT-001"])
    message = "The title 'Contoso Invoicing and Accounting' has 32 characters; at most 30 are allowed."
    summary = "failed (1 error, 0 warnings, 0 hints; profile new, only TXT-001)"
    assert text.render(report, PACKAGE).splitlines() == [
        "apiDefinition.swagger.json",
        f"  4:14  error    TXT-001 (FieldLengthExceeded)  {message}",
        '          "title": "Contoso Invoicing and Accounting",',
        "                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "      Shorten the title to the name of the product.",
        "",
        f"{PACKAGE.digest[:19]}: {summary} {report.verdict_digest[:19]}",
    ]


def test_colours_only_when_asked() -> None:
    report = check(PACKAGE)
    assert "\x1b[" not in text.render(report, PACKAGE)
    assert "\x1b[31merror  \x1b[0m" in text.part(report, PACKAGE, colour=True)


def test_long_line_is_cut_around_the_finding() -> None:
    package = package_of(definition='{"x-a": "' + "a" * 500 + '", "info": {"title": "' + "b" * 40 + '"}}')
    frame = text.render(check(package, only=["TXT-001"]), package).splitlines()[2:4]
    assert frame[0].strip().endswith('"' + "b" * 40 + '"}}')
    assert frame[0][frame[1].index("^") :][:42] == '"' + "b" * 40 + '"'


def test_existing_finding_says_so() -> None:
    report = check(PACKAGE, baseline=PACKAGE)
    assert "at most 30 are allowed. [in the published version too]" in text.render(report, PACKAGE)


def test_control_characters_of_the_package_do_not_reach_the_terminal() -> None:
    package = package_of(definition='{"info": {"title": "\x1b[2J' + "\\u001b[2J" + "x" * 40 + '"}}')
    assert "\x1b" not in text.render(check(package), package)
