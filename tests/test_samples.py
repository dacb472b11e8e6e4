from certification.engine.engine import check
from connectors.package.intake import receive
from tests.samples import FLAWED_RULES, clean_files, flawed_files


def test_clean_files_have_no_findings() -> None:
    assert check(receive(clean_files()).package).findings == ()


def test_flawed_files_have_the_findings_they_are_known_for() -> None:
    assert [finding.rule for finding in check(receive(flawed_files()).package).findings] == FLAWED_RULES
