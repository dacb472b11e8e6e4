"""Whatever the files hold: a report, and no rule errored."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certification.engine import seeded
from certification.engine.engine import check
from certification.engine.report import to_json
from connectors.package.package import Package
from connectors.package.pointer import join
from tests.certification.engine.judging import package_of, sample_text

LINES = (
    "swagger info title description version contact host basePath schemes consumes produces paths definitions",
    "parameters responses security securityDefinitions tags get put post operationId summary schema items properties",
    "additionalProperties allOf required type in name enum default format headers 200 $ref x-ms-summary",
    "x-ms-visibility x-ms-trigger x-ms-dynamic-values x-ms-dynamic-list x-ms-capabilities x-ms-notification",
    "x-ms-notification-content x-ms-connector-metadata connectionParameters connectionParameterSets values",
    "policyTemplateInstances oAuthSettings clientId iconBrandColor capabilities templateId",
)
WORDS = [word for line in LINES for word in line.split()]
TEXTS = st.sampled_from(
    ["", "2.0", "#/definitions/A", "#/parameters/A", "query", "body", "string", "internal", "#007ee5"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | st.text(max_size=5)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=30,
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judge(package: Package) -> None:
    report = check(package, baseline=package)
    assert report.errors == {}
    assert all(finding.existing for finding in report.findings)
    assert json.loads(to_json(report))["schema"] == "certify.report/1"


@QUICK
@given(definition=JSON, properties=JSON)
def test_any_json(definition: Any, properties: Any) -> None:
    judge(package_of(definition=json.dumps(definition), properties=json.dumps(properties)))


@QUICK
@given(definition=st.text(max_size=60) | st.binary(max_size=60), readme=st.binary(max_size=20))
def test_any_content(definition: str | bytes, readme: bytes) -> None:
    judge(package_of(definition=definition, properties=definition, readme=readme, icon=readme))


def places(value: Any, *way: str) -> list[str]:
    """Every pointer of a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [join(*way), *(pointer for key, each in inner for pointer in places(each, *way, str(key)))]


DEFINITION = json.loads(sample_text())
PROPERTIES = json.loads(sample_text("properties"))
PLACES = [pointer for pointer in places(DEFINITION) if pointer]
PLACES += [f"properties#{pointer}" for pointer in places(PROPERTIES) if pointer]


@QUICK
@given(place=st.sampled_from(PLACES), value=JSON)
def test_sample_with_anything_anywhere(place: str, value: Any) -> None:
    judge(seeded.package_with({place: value}))


@QUICK
@given(cut=st.integers(0, len(sample_text())), junk=st.binary(max_size=4))
def test_sample_cut_and_broken_anywhere(cut: int, junk: bytes) -> None:
    content = sample_text().encode()
    judge(package_of(definition=content[:cut] + junk))
    judge(package_of(definition=content[:cut] + junk + content[cut + len(junk) :]))
