import json
from pathlib import Path

from django.core.management import call_command

from portal.api.urls import urlpatterns
from tests.portal.api.contract import document
from tests.portal.api.people import ACTIONS, People

JSON = "application/json"
PROBLEM = "application/problem+json"
EVERYWHERE = {"406", "503"}
PRIVATE = {"401", "403"}


def test_schema_is_generated_without_a_warning(tmp_path: Path) -> None:
    call_command("spectacular", file=str(tmp_path / "openapi.json"), validate=True, fail_on_warn=True)


def test_schema_describes_every_operation() -> None:
    paths = document()["paths"]
    assert {
        (path, method): set(operation["responses"]) for path in paths for method, operation in paths[path].items()
    } == {
        ("/api/v1/me/", "get"): {"200"} | PRIVATE | EVERYWHERE,
        ("/api/v1/submissions/", "get"): {"200", "400"} | PRIVATE | EVERYWHERE,
        ("/api/v1/submissions/", "post"): {"201", "400", "409", "411", "415"} | PRIVATE | EVERYWHERE,
        ("/api/v1/submissions/{submission_id}/", "get"): {"200", "404"} | PRIVATE | EVERYWHERE,
        ("/api/v1/submissions/{submission_id}/packages/", "post"): {"201", "400", "404", "409", "411", "415"}
        | PRIVATE
        | EVERYWHERE,
        ("/api/v1/submissions/{submission_id}/actions/{name}/", "post"): {"200", "400", "404", "409", "411", "415"}
        | PRIVATE
        | EVERYWHERE,
        ("/api/v1/submissions/{submission_id}/report/", "get"): {"200", "400", "404"} | PRIVATE | EVERYWHERE,
        ("/api/v1/policy/", "get"): {"200"} | EVERYWHERE,
        ("/api/v1/catalogue/", "get"): {"200", "400"} | EVERYWHERE,
        ("/api/v1/catalogue/{slug}/", "get"): {"200", "404"} | EVERYWHERE,
        ("/api/v1/catalogue/{slug}/package/", "get"): {"200", "404"} | EVERYWHERE,
    }


def test_schema_has_every_route_but_its_own_and_the_rest() -> None:
    described = {path.removeprefix("/api/v1/").count("/") for path in document()["paths"]}
    assert len(document()["paths"]) == len(urlpatterns) - 2
    assert described


def test_errors_are_problem_details() -> None:
    operations = [operation for path in document()["paths"].values() for operation in path.values()]
    bodies = [
        (status, list(response["content"]), response["content"][PROBLEM]["schema"])
        for operation in operations
        for status, response in operation["responses"].items()
        if status >= "400"
    ]
    assert {(tuple(types), schema["$ref"]) for _status, types, schema in bodies} == {
        ((PROBLEM,), "#/components/schemas/Problem")
    }


def test_uploads_are_multipart_with_binary_files() -> None:
    post = document()["paths"]["/api/v1/submissions/"]["post"]
    assert list(post["requestBody"]["content"]) == ["multipart/form-data"]
    upload = document()["components"]["schemas"]["SubmissionUpload"]
    files = upload["properties"]["files"]
    assert (files["type"], files["items"]) == ("array", {"type": "string", "format": "binary"})
    assert sorted(upload["required"]) == ["files", "publisher"]


def test_enumerations_have_their_values() -> None:
    schemas = document()["components"]["schemas"]
    assert schemas["Ball"]["enum"] == ["isv", "machine", "us"]
    assert schemas["RunStatus"]["enum"] == ["queued", "running", "ended"]
    assert schemas["RunVerdict"]["enum"] == ["passed", "failed", "skipped", "errored"]
    assert schemas["RunKind"]["enum"] == ["validation", "changes", "live"]
    act = document()["paths"]["/api/v1/submissions/{submission_id}/actions/{name}/"]["post"]
    assert next(each["schema"]["enum"] for each in act["parameters"] if each["name"] == "name") == sorted(ACTIONS)


def test_schema_is_served_to_everybody_in_one_language(people: People) -> None:
    served = people["anonymous"].get("schema/", headers={"Accept-Language": "fr"})
    assert (served.status_code, served.headers["Content-Type"]) == (200, "application/json")
    assert json.loads(served.content) == document()
    again = people["anonymous"].get("schema/", headers={"If-None-Match": served.headers["ETag"]})
    assert again.status_code == 304


def test_public_operations_ask_for_nobody() -> None:
    paths = document()["paths"]
    assert paths["/api/v1/catalogue/"]["get"]["security"] == [{}]
    assert paths["/api/v1/me/"]["get"]["security"] == [{"token": []}, {"cookieAuth": []}]
