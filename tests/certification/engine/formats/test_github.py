from certification.engine import seeded
from certification.engine.engine import check
from certification.engine.formats import github
from certification.engine.policy import Policy


def test_finding_within_a_line_has_columns() -> None:
    package = seeded.package_with({"/info/title": "100 %: Contoso, Invoicing and Accounting"})
    assert github.render(check(package), package) == (
        "::error file=apiDefinition.swagger.json,line=4,col=14,endLine=4,endColumn=56,"
        "title=TXT-001 FieldLengthExceeded::The title '100 %25: Contoso, Invoicing and Accounting' has 40 characters; "
        "at most 30 are allowed.\n"
    )


def test_finding_over_lines_has_none_and_names_are_escaped() -> None:
    package = seeded.package_with({"/paths/~1invoices/get/responses": {"default": {"description": "A"}}})
    policy = Policy(severities={"new": {"RSP-010": "hint"}})
    line = github.part(check(package, policy=policy), package, lambda name: f"a,b:{name}")
    assert line.startswith(
        "::notice file=a%2Cb%3AapiDefinition.swagger.json,line=45,endLine=49,title=RSP-010::Operation ListInvoices"
    )


def test_clean_package_has_no_commands() -> None:
    assert github.render(check(seeded.sample()), seeded.sample()) == ""
