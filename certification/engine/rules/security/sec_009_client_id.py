"""
What
    `clientId` in the `oAuthSettings` of a connection parameter is not empty and not recognisable as a dummy.

Why
    The package is published as open source, and an application that belongs to its publisher must not be named
    there. The real client id and secret are given to the portal only.

Wrong
    The id of a registered application, most often a GUID.

Right
    `"clientId": "[[DUMMY]]"`

How to fix
    Replace the value with `[[DUMMY]]`, or with `null`. If the secret went with it, renew it.

Exceptions
    Empty values; text in brackets (`<<Enter your client ID>>`); text with a word that says it is a dummy
    (`YOUR_CLIENT_ID`, `placeholder`); a GUID or word of one character repeated.

Source
    PR 526, 654, 713, 1278, 1312
"""

import re
from collections.abc import Iterator
from typing import Final

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Edit, Fix, Node
from certification.engine.rule import Rule
from connectors.package.openapi import as_object, as_text

DUMMY_WORDS: Final = [
    *("app_id", "client", "dummy", "enter", "example", "placeholder", "replace", "required"),
    *("sample", "test", "todo", "value", "your"),
]

RULE = Rule(
    code="SEC-009",
    title="A real client id is in the package",
    severity="error",
    message="The 'clientId' of connection parameter '{parameter}' is not a dummy: a real one must not be published.",
    fix='Replace the value with "[[DUMMY]]".',
    example=Example(
        right={
            "properties#/properties/connectionParameters/token": {
                "type": "oauthSetting",
                "oAuthSettings": {"identityProvider": "oauth2", "clientId": "[[DUMMY]]", "scopes": ["invoices.read"]},
            }
        },
        wrong={
            "properties#/properties/connectionParameters/token/oAuthSettings/clientId": (
                "3f2b8a60-7c41-4d9e-9b15-0a6d2c8e41f7"
            )
        },
    ),
    settings={"dummy_words": DUMMY_WORDS},
)
GUID: Final = re.compile(r"\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{11,12}\}?", re.IGNORECASE)
BRACKETED: Final = re.compile(r"\[.*\]|<.*>|\{.*\}", re.DOTALL)


@RULE.visits(Kind.CONNECTION_PARAMETER, key="oAuthSettings")
def check(node: Node, context: Context) -> Iterator[Breach]:
    """The id itself is not repeated in the finding."""
    client_id = as_text(as_object(node.value["oAuthSettings"]).get("clientId")).strip()
    if not _is_dummy(client_id, context.settings(RULE)["dummy_words"]):
        place = node.at("oAuthSettings", "clientId")
        dummy = Fix("Replace the client id with a dummy", (Edit("replace", place, "[[DUMMY]]"),), safe=False)
        yield Breach(place, {"parameter": node.name}, fix=dummy)


def _is_dummy(text: str, words: list[str]) -> bool:
    if len(set(text.strip("{}").replace("-", ""))) <= 1:
        return True
    if GUID.fullmatch(text):
        return False
    return BRACKETED.fullmatch(text) is not None or any(word in text.casefold() for word in words)
