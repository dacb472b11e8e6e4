"""Holds every answer of the API against the OpenAPI document that it serves."""

import re
from functools import cache
from typing import Any

import jsonschema_rs
from django.urls import resolve, reverse
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator

PROBLEM = "application/problem+json"
NOT_DESCRIBED = {401, 404, 405, 500}  # statuses of addresses and methods that the document does not have


@cache
def document() -> dict[str, Any]:
    """Made in English, whatever language the request before it has left active."""
    with translation.override("en"):
        made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return made


def check(method: str, path: str, response: Any) -> None:
    """Raise when status, media type or body are not what the document says of this operation."""
    media_type = response.headers.get("Content-Type", "").partition(";")[0]
    if response.status_code >= 400:
        assert media_type == PROBLEM, (response.status_code, media_type, response.content[:200])
    operation = document()["paths"].get(_template(path), {}).get(method.lower())
    if operation is None or response.status_code in (204, 304):
        assert _is_the_document(path) or response.status_code in {*NOT_DESCRIBED, 204, 304}
        return
    described = operation["responses"].get(str(response.status_code))
    assert described, f"{method} {path} answers {response.status_code}, which is not described"
    schema = described["content"][media_type].get("schema")
    if media_type.endswith("json"):
        _validator(_key(schema)).validate(response.json())


_schemas: dict[str, Any] = {}


def _key(schema: Any) -> str:
    _schemas[str(schema)] = schema
    return str(schema)


@cache
def _validator(key: str) -> Any:
    root = {**_schemas[key], "components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True)


def _is_the_document(path: str) -> bool:
    return path == reverse("api:schema")


def _template(path: str) -> str:
    route = resolve(path.partition("?")[0]).route
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)
