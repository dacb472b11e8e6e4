"""DEF-001 to DEF-014: what the rules add to the violations of the schema (schema/ has the rest of the tests)."""

import pytest

from certification.engine import seeded
from certification.engine.context import Context
from certification.engine.engine import check
from certification.engine.example import REMOVE
from certification.engine.kinds import Kind
from certification.engine.nodes import Edit, Fix, Node, Place, Violation
from certification.engine.registry import get
from tests.certification.engine.judging import pointers
from tests.certification.engine.rules.judging import judged


def test_number_as_version_is_fixed_by_quotes() -> None:
    (breach,) = judged("DEF-001", {"/swagger": 2.0})

    assert breach.fix == Fix("Put the version in quotes", (Edit("replace", Place("definition", "/swagger"), "2.0"),))


def test_other_version_has_no_fix() -> None:
    (breach,) = judged("DEF-001", {"/swagger": "1.2"})

    assert (breach.fix, breach.variant) == (None, "")


def test_openapi3_document_has_words_of_its_own() -> None:
    (breach,) = judged("DEF-001", {"definition": '{"openapi": "3.0.1", "info": {}, "paths": {}}'})

    assert (breach.place.pointer, breach.variant, breach.params["value"]) == ("/openapi", "openapi", '"3.0.1"')


def test_openapi3_document_is_not_told_key_by_key() -> None:
    document = {"definition": '{"openapi": "3.0.1", "components": {}, "paths": {"/a": {"get": {}}}}'}

    assert pointers("DEF-002", document) == []
    assert pointers("DEF-003", document) == []


def test_two_missing_properties_of_one_object_have_keys_of_their_own() -> None:
    breaches = judged("DEF-002", {"/info": {}})

    assert [(breach.place.pointer, breach.key) for breach in breaches] == [("/info", "title"), ("/info", "version")]


def test_repeated_value_is_fixed_by_removing_it() -> None:
    (breach,) = judged("DEF-014", {"/produces": ["application/json", "text/plain", "application/json"]})

    place = Place("definition", "/produces/2")
    assert breach.fix == Fix("Remove the repetition", (Edit("remove", place),))
    assert breach.key == '"application/json"'


def test_what_is_too_deep_has_words_of_its_own() -> None:
    rule = get("DEF-012")
    assert rule is not None
    violation = Violation("DEF-012", "depth", "/definitions/A", "", {"name": "", "value": "", "allowed": "≤ 254"})
    (visit,) = rule.visits_made

    node = Node(Kind.VIOLATION, violation, None, ("definitions", "A"), "definition")
    (breach,) = visit.check(node, Context(seeded.sample()))
    assert (breach.place, breach.variant) == (Place("definition", "/definitions/A"), "depth")
    assert (
        rule.template({**breach.params, "variant": breach.variant}).format(**breach.params).endswith("levels: ≤ 254.")
    )


DYNAMIC = {"properties#/properties/policyTemplateInstances": [{"templateId": "DynamicHostUrl", "title": "Host"}]}


@pytest.mark.parametrize("host", ["x", "yourhost", "yourhost:8443"])
def test_word_is_no_host_unless_a_policy_sets_it(host: str) -> None:
    (breach,) = judged("DEF-006", {"/host": host})

    assert (breach.place, breach.variant) == (Place("definition", "/host"), "word")
    assert judged("DEF-006", {"/host": host}, DYNAMIC) == []


@pytest.mark.parametrize("host", ["localhost", "localhost:8100", "api.contoso.example", ""])
def test_other_hosts_are_not_told_as_words(host: str) -> None:
    assert [each.variant for each in judged("DEF-006", {"/host": host})] == [""] * (host == "")


def test_host_with_a_scheme_is_told_once() -> None:
    (breach,) = judged("DEF-006", {"/host": "https://contoso"})

    assert breach.variant == ""


def test_word_is_not_judged_without_the_properties() -> None:
    report = check(
        seeded.package_with({"/host": "yourhost", "properties": REMOVE}), only=["DEF-006"], absent=["properties"]
    )

    assert report.findings == ()
