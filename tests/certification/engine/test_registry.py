"""Rules are found by listing the folder, and each keeps the form."""

import re
import string
from pathlib import Path

import pytest

from certification.engine import registry
from certification.engine.help import help_of
from certification.engine.rule import FAMILIES, Rule

RULES = registry.rules()
FOLDER = Path(registry.__file__).parent / "rules"
every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def test_every_file_is_a_rule() -> None:
    files = sorted(file.relative_to(FOLDER) for file in FOLDER.glob("*/*.py") if not file.name.startswith("_"))
    expected = {f"{rule.family}/{rule.code.lower().replace('-', '_')}_" for rule in RULES}
    assert {re.sub(r"(?<=\d_).*", "", file.as_posix()) for file in files} == expected
    assert len(files) == len(RULES)


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


@every_rule
def test_rule_has_help_with_all_headings(rule: Rule) -> None:
    assert all(vars(help_of(rule)).values())


@every_rule
def test_rule_declares_what_it_says_and_visits(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}-\d{3}", rule.code)
    assert rule.code[:3] in FAMILIES
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.message.endswith((".", "}"))
    assert rule.fix.endswith(".")
    assert rule.visits_made


@every_rule
def test_templates_are_well_formed(rule: Rule) -> None:
    for template in (rule.message, *rule.variants.values()):
        assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(template))


def test_get_takes_our_code_or_microsofts_name() -> None:
    assert registry.get("rsp-003") is registry.get("DefaultResponseHasSchema")
    assert registry.get("nothing") is None
    assert registry.get("") is None


def test_named_gives_every_rule_of_a_shared_name() -> None:
    assert [rule.code for rule in registry.named("RequiredPropertyMissing")] == ["DEF-002", "DOC-004", "PAR-002"]


def test_ruleset_digest_has_the_form_of_a_digest() -> None:
    assert re.fullmatch("sha256:[0-9a-f]{64}", registry.ruleset_digest())
