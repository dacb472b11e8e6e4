"""A connector's page, its operations, icon and package."""

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from connectors import catalogue, store
from connectors.package.pack import to_zip
from connectors.package.package import Package, package_file
from connectors.store import load
from tests.factories import make_submission
from tests.portal.web.publishing import definition, files_of, png, publish

pytestmark = pytest.mark.django_db


def page(client: Client, *args: Any, **kwargs: Any) -> str:
    version = publish(files_of(*args, **kwargs))
    answer = client.get(f"/catalogue/{version.connector.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def operation(name: str, **more: Any) -> dict[str, Any]:
    return {"get": {"operationId": name, "summary": f"Summary of {name}", "responses": {}} | more}


def test_connector_page(client: Client) -> None:
    parameter = {"name": "size", "in": "query", "type": "integer", "x-ms-summary": "Page size", "default": 50}
    answer = {"200": {"description": "All of them", "schema": {"properties": {"total": {"type": "number"}}}}}
    paths = {
        "/a": operation("ListThings", parameters=[parameter], responses=answer),
        "/b": operation("OnThing", **{"x-ms-trigger": "single"}),
        "/c": operation("Hidden", **{"x-ms-visibility": "internal"}),
        "/d": operation("OldThing", deprecated=True),
    }
    metadata = [
        {"propertyName": "Website", "propertyValue": "https://contoso.example"},
        {"propertyName": "Privacy policy", "propertyValue": "javascript:alert(1)"},
    ]
    text = page(client, definition(paths=paths) | {"x-ms-connector-metadata": metadata})
    for shown in ("Summary of ListThings", "Page size", "<code>50</code>", "All of them", "Summary of OnThing"):
        assert shown in text
    assert '<a href="https://contoso.example" rel="nofollow noopener">' in text
    assert "javascript:" not in text
    assert "Hidden" not in text
    assert text.index("Summary of ListThings") < text.index("Summary of OldThing")
    assert text.count('<span class="badge warning">deprecated</span>') == 1


def test_connector_page_of_what_is_not_published(client: Client) -> None:
    submission = make_submission()
    for path in ("", "package/", "icon.png", "operation/?id=x"):
        assert client.get(f"/catalogue/{submission.connector.slug}/{path}").status_code == 404


def test_connector_page_renders_readme_safely(client: Client) -> None:
    readme = "# Contoso\n\n<script>alert(1)</script>\n\n[ok](https://a.example)\n\n![x](https://a.example/x.png)"
    text = page(client, definition(), readme=readme)
    assert "<h3>Contoso</h3>" in text
    assert "alert(1)" not in text
    assert "x.png" not in text


def big_definition() -> dict[str, Any]:
    """219 operations; each answers with a schema of many fields that leads back to itself."""
    fields = {f"field{number}": {"type": "string", "description": "d" * 200} for number in range(100)}
    fields["again"] = {"$ref": "#/definitions/Big"}
    deep: dict[str, Any] = {"type": "string"}
    for _level in range(25):
        deep = {"type": "array", "items": {"properties": {"x": deep}}}
    schema = {"schema": {"$ref": "#/definitions/Big"}, "description": "ok"}
    body = {"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Deep"}}
    paths = {
        f"/p{number}": operation(f"Operation{number}", parameters=[body], responses={"200": schema})
        for number in range(219)
    }
    return definition(paths=paths, definitions={"Big": {"properties": fields}, "Deep": deep})


def test_connector_page_of_big_definition_is_bounded(client: Client) -> None:
    text = page(client, big_definition())
    assert text.count("<details") == 219
    assert len(text) < 2_000_000


def test_operation_page_shows_more_fields(client: Client) -> None:
    version = publish(files_of(big_definition()))
    answer = client.get(f"/catalogue/{version.connector.slug}/operation/", {"id": "Operation218"})
    text = answer.content.decode()
    assert "field99" in text
    assert client.get(f"/catalogue/{version.connector.slug}/operation/", {"id": "None"}).status_code == 404


def test_operation_page_without_operation_id(client: Client) -> None:
    version = publish(files_of(definition(paths={"/a/{b}": {"get": {"summary": "Nameless", "responses": {}}}})))
    assert client.get(f"/catalogue/{version.connector.slug}/operation/", {"id": "GET /a/{b}"}).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"paths": []},
        {"paths": {"/a": {"get": {"parameters": {"x": 1}, "responses": [1]}}}},
        {"paths": {"/a": {"get": {"parameters": [1, {"$ref": "#/nowhere"}], "responses": {"200": {"schema": []}}}}}},
        {"info": {"title": None, "contact": ["x"]}, "host": 3, "securityDefinitions": []},
        {"x-ms-connector-metadata": {"propertyName": 1}, "definitions": {"a": {"$ref": "#/definitions/a"}}},
    ],
)
def test_connector_page_of_wrong_definition(client: Client, wrong: dict[str, Any]) -> None:
    assert page(client, definition(**wrong), {"properties": {"connectionParameters": [1]}})


def test_package_is_the_certified_one(client: Client) -> None:
    version = publish()
    url = f"/catalogue/{version.connector.slug}/package/"
    answer = client.get(url)
    assert answer.content == to_zip(load(version.package_id))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == f'attachment; filename="{version.connector.slug}-1.0.zip"'
    assert answer["ETag"] == f'"{version.package_id}"'
    assert client.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_icon_is_encoded_anew(client: Client) -> None:
    original = png(200, 100)
    version = publish(files_of(definition(), icon=original))
    answer = client.get(f"/catalogue/{version.connector.slug}/icon.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert sha256(answer.content).digest() != sha256(original).digest()
    with Image.open(BytesIO(answer.content)) as image:
        assert image.size == (128, 64)


def test_icon_that_is_none(client: Client) -> None:
    version = publish()
    assert client.get(f"/catalogue/{version.connector.slug}/icon.png").status_code == 404


def test_icon_that_cannot_be_decoded(client: Client) -> None:
    version = publish()
    broken = Package([*load(version.package_id).files, package_file("icon", png(0, 9))])
    catalogue.publish(version.connector, store.save(broken))
    assert client.get(f"/catalogue/{version.connector.slug}/icon.png").status_code == 404
