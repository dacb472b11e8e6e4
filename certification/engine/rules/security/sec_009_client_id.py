"""
What
    `clientId` in the `oAuthSettings` of a connection parameter is a real one: a GUID, or a token that no person
    would write.

Why
    The package is published as open source, and an application that belongs to its publisher must not be named
    there. The real client id and secret are given to the portal only.

Wrong
    A GUID of a registered application.

Right
    `"clientId": "[[DUMMY]]"`

How to fix
    Replace the value with `[[DUMMY]]`, or with `null`. If the secret went with it, renew it.

Exceptions
    Empty values, placeholders (`YOUR_CLIENT_ID`, `<<Enter your client ID>>`) and the all-zero GUID.

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

RULE = Rule(
    code="SEC-009",
    title="A real client id is in the package",
    severity="error",
    message="The 'clientId' of connection parameter '{parameter}' looks like a real one and must not be published.",
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
    settings={"shortest_token": 20},
)
GUID: Final = re.compile(r"\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{11,12}\}?", re.IGNORECASE)
TOKEN: Final = re.compile(r"[A-Za-z0-9_~+/=.-]+")
HINT: Final = re.compile(r"client|dummy|enter|example|here|placeholder|replace|test|value|your", re.IGNORECASE)
FEW: Final = 3  # digits and letters that a word of a placeholder can have by chance


@RULE.visits(Kind.CONNECTION_PARAMETER, key="oAuthSettings")
def check(node: Node, context: Context) -> Iterator[Breach]:
    """The id itself is not repeated in the finding."""
    client_id = as_text(as_object(node.value["oAuthSettings"]).get("clientId")).strip()
    if _is_guid(client_id) or _is_token(client_id, context.settings(RULE)["shortest_token"]):
        place = node.at("oAuthSettings", "clientId")
        dummy = Fix("Replace the client id with a dummy", (Edit("replace", place, "[[DUMMY]]"),), safe=False)
        yield Breach(place, {"parameter": node.name}, fix=dummy)


def _is_guid(text: str) -> bool:
    """A GUID; one of a single digit repeated is a placeholder."""
    return GUID.fullmatch(text) is not None and len(set(text.strip("{}").replace("-", ""))) > 1


def _is_token(text: str, shortest: int) -> bool:
    """A long word of mixed letters and digits, as identity providers make them."""
    if len(text) < shortest or not TOKEN.fullmatch(text) or HINT.search(text):
        return False
    digits = sum(character.isdigit() for character in text)
    return digits > FEW and len(set(text)) > 2 * FEW
