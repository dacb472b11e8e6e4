"""Ways to connect."""

from typing import Any

from connectors.package.openapi import Definition
from connectors.presentation.connection import methods


def parameter(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "uiDefinition": {"displayName": "Key", "constraints": {"required": "true"}}} | more


def properties(**parameters: Any) -> dict[str, Any]:
    return {"properties": {"connectionParameters": parameters}}


def kinds(definition: dict[str, Any], given: Any) -> list[list[str]]:
    return [[str(kind) for kind in method.kinds] for method in methods(Definition(definition), given)]


def test_methods_without_anything() -> None:
    assert kinds({}, {}) == [["No authentication"]]
    assert kinds({}, ["wrong", {"types": None}]) == [["No authentication"]]


def test_methods_of_security_definitions() -> None:
    declared = {"securityDefinitions": {"a": {"type": "apiKey"}, "b": {"type": "basic"}, "c": "wrong"}}
    assert kinds(declared, properties(api_key=parameter("securestring"))) == [["Basic authentication", "API key"]]


def test_methods_of_oauth_name_the_provider() -> None:
    token = parameter("oAuthSetting", oAuthSettings={"identityProvider": "aad"})
    assert kinds({"securityDefinitions": {"a": {"type": "oauth2"}}}, properties(token=token)) == [["OAuth 2.0 (aad)"]]


def test_methods_of_parameter_sets() -> None:
    sets = {
        "values": [
            {
                "name": "key",
                "uiDefinition": {"displayName": "With a key"},
                "parameters": {"k": parameter("securestring")},
            },
            {"name": "oauth", "parameters": {"token": parameter("oauthSetting")}},
        ]
    }
    found = methods(Definition({}), {"properties": {"connectionParameterSets": sets}})
    assert [method.title for method in found] == ["With a key", "oauth"]
    assert kinds({}, {"properties": {"connectionParameterSets": sets}}) == [[], ["OAuth 2.0"]]


def test_methods_parameters() -> None:
    (method,) = methods(Definition({}), properties(api_key=parameter("securestring")))
    (asked,) = method.parameters
    facts = (asked.name, asked.title, str(asked.type), asked.required, asked.secret)
    assert facts == ("api_key", "Key", "secret text", True, True)
