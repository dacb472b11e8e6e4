"""SEC-009: no real client id."""

from typing import Any

import pytest

from certification.engine.nodes import Edit, Fix, Place
from tests.certification.engine.judging import pointers
from tests.certification.engine.rules.judging import judged

CLIENT_ID = "/properties/connectionParameters/token/oAuthSettings/clientId"


def with_id(value: Any) -> dict[str, Any]:
    settings = {"identityProvider": "oauth2", "clientId": value}
    return {"properties#/properties/connectionParameters/token": {"type": "oauthSetting", "oAuthSettings": settings}}


@pytest.mark.parametrize(
    "value",
    [
        "3f2b8a60-7c41-4d9e-9b15-0a6d2c8e41f7",
        "3F2B8A60-7C41-4D9E-9B15-0A6D2C8E41F7",
        " {3f2b8a60-7c41-4d9e-9b15-0a6d2c8e41f7} ",
        "8Kd02mQx77VbT4hZp1LwYc9NfR3sJg6E",
        "418273645501-ab3kd92jf0.apps.contoso.com",
        "invoicing",
        "contoso.invoicing",
    ],
)
def test_real_ones(value: str) -> None:
    (breach,) = judged("SEC-009", with_id(value))

    place = Place("properties", CLIENT_ID)
    assert (breach.place, breach.params) == (place, {"parameter": "token"})
    edit = Edit("replace", place, "[[DUMMY]]")
    assert breach.fix == Fix("Replace the client id with a dummy", (edit,), safe=False)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        5,
        {},
        "[[DUMMY]]",
        "[DUMMY_VALUE]",
        "YOUR_CLIENT_ID",
        "<<Please_add_your_clientID_here>>",
        "{{replace_with_your_client_id_1234}}",
        "PLACEHOLDER_CLIENTID_00001",
        "00000000-0000-0000-0000-000000000000",
        "11111111-1111-1111-1111-111111111111",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "Enter your client ID",
        "{}",
        "{{ id }}",
        "(required)",
    ],
)
def test_dummies(value: Any) -> None:
    assert pointers("SEC-009", with_id(value)) == []


def test_parameter_sets_are_judged_too() -> None:
    parameter = with_id("3f2b8a60-7c41-4d9e-9b15-0a6d2c8e41f7").popitem()[1]
    sets = {"values": [{"name": "a", "parameters": {}}, {"name": "b", "parameters": {"token": parameter}}]}

    assert pointers("SEC-009", {"properties#/properties/connectionParameterSets": sets}) == [
        "/properties/connectionParameterSets/values/1/parameters/token/oAuthSettings/clientId"
    ]


def test_settings_of_a_wrong_shape() -> None:
    parameter = {"type": "oauthSetting", "oAuthSettings": ["3f2b8a60-7c41-4d9e-9b15-0a6d2c8e41f7"]}

    assert pointers("SEC-009", {"properties#/properties/connectionParameters/token": parameter}) == []
