import json
from typing import Any

from certification.engine import registry, seeded
from certification.engine.engine import check
from certification.engine.formats import sarif
from certification.engine.policy import Policy

SCHEMA = "/paths/~1invoices/get/responses/default/schema"
FLAWED = seeded.package_with({SCHEMA: {"type": "object"}})


def run(**options: Any) -> dict[str, Any]:
    log = json.loads(sarif.render(check(FLAWED, **options), FLAWED))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    found: dict[str, Any] = log["runs"][0]
    return found


def test_run_names_every_rule() -> None:
    driver = run()["tool"]["driver"]
    assert driver["name"] == "certify"
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in registry.rules()]


def test_result_is_at_its_place_with_its_fix() -> None:
    (result,) = run()["results"]
    index = [rule.code for rule in registry.rules()].index("RSP-003")
    fingerprint = check(FLAWED).findings[0].fingerprint
    artifact = {"uri": "apiDefinition.swagger.json"}
    assert result == {
        "ruleId": "RSP-003",
        "ruleIndex": index,
        "level": "error",
        "message": {"text": "Operation ListInvoices: the 'default' response should not have a schema."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {"startLine": 57, "startColumn": 23, "endLine": 59, "endColumn": 14},
                },
                "logicalLocations": [{"fullyQualifiedName": SCHEMA}],
            }
        ],
        "partialFingerprints": {"certify/v1": fingerprint},
        "fixes": [
            {
                "description": {"text": "Remove the schema of the default response"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 56, "startColumn": 49, "endLine": 59, "endColumn": 14},
                                "insertedContent": {"text": ""},
                            }
                        ],
                    }
                ],
            }
        ],
    }


def test_hint_is_a_note() -> None:
    assert run(policy=Policy(severities={"new": {"RSP-003": "hint"}}))["results"][0]["level"] == "note"


def test_baseline_state_only_with_a_baseline() -> None:
    assert "baselineState" not in run()["results"][0]
    assert run(baseline=FLAWED)["results"][0]["baselineState"] == "unchanged"
    assert run(baseline=seeded.sample())["results"][0]["baselineState"] == "new"


def test_errored_rule_is_a_notification() -> None:
    report = check(FLAWED)
    report.outcomes["TXT-001"] = "errored"
    (invocation,) = json.loads(sarif.render(report, FLAWED))["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert [each["associatedRule"]["id"] for each in invocation["toolExecutionNotifications"]] == ["TXT-001"]


def test_file_names_are_uris() -> None:
    part = json.loads(sarif.part(check(FLAWED), FLAWED, lambda name: f"my folder/{name}"))
    location = part["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "my%20folder/apiDefinition.swagger.json"


def test_several_packages_are_several_runs() -> None:
    part = sarif.part(check(FLAWED), FLAWED)
    assert len(json.loads("".join(sarif.join([part, part])))["runs"]) == 2
