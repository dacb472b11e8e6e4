from certification.engine.engine import check
from connectors.package.package import Package, package_file
from tests.certification.engine.judging import sample_text


def named(name: str) -> Package:
    return Package([package_file("definition", sample_text().encode(), name)])


def test_definition_of_another_name_is_named_in_the_message() -> None:
    (finding,) = check(named("swagger.json"), only=["PKG-002"]).findings
    assert finding.message == "The definition is called swagger.json; its name must be apiDefinition.swagger.json."
    assert (finding.spot.file, finding.spot.span.line) == ("apiDefinition.swagger.json", 1)


def test_capitals_do_not_matter() -> None:
    assert check(named("APIDEFINITION.Swagger.json"), only=["PKG-002"]).outcomes["PKG-002"] == "passed"


def test_definition_that_is_said_to_be_absent_is_not_missed() -> None:
    report = check(Package([]), only=["PKG-002"], absent=["definition"])
    assert report.outcomes["PKG-002"] == "skipped: apiDefinition.swagger.json is absent from this copy"
