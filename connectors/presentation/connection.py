"""How one connects: the kinds of authentication and what the maker is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from connectors.package.openapi import Definition, as_list, as_object, as_text
from connectors.presentation.plain import LONG, as_json, plain

MOST_METHODS = 20
MOST_PARAMETERS = 50
MOST_CHOICES = 20

NO_AUTHENTICATION = _("No authentication")
OAUTH = _("OAuth 2.0")
KINDS = {"basic": _("Basic authentication"), "apikey": _("API key"), "oauth2": OAUTH}
TYPES = {
    "string": _("text"),
    "securestring": _("secret text"),
    "int": _("number"),
    "bool": _("yes or no"),
    "oauthsetting": _("sign-in"),
    "gatewaysetting": _("on-premises data gateway"),
}


@dataclass(frozen=True)
class ConnectionParameter:
    """One thing the maker is asked for when they connect."""

    name: str
    title: str
    type: str | Promise
    description: str
    required: bool
    secret: bool
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Method:
    """One way to connect. `title` is the publisher's word for it, where there are several ways."""

    title: str
    description: str
    kinds: tuple[str | Promise, ...]
    parameters: tuple[ConnectionParameter, ...]


def methods(definition: Definition, properties: Any) -> tuple[Method, ...]:
    """The ways to connect: the parameter sets of the properties, or their one set of parameters."""
    inner = as_object(as_object(properties).get("properties"))
    sets = as_list(as_object(inner.get("connectionParameterSets")).get("values"))
    if not sets:
        parameters = as_object(inner.get("connectionParameters"))
        return (Method("", "", _kinds(definition, parameters), tuple(_parameters(parameters))),)
    return tuple(_method(as_object(each)) for each in sets[:MOST_METHODS])


def _method(value: dict[str, Any]) -> Method:
    texts = as_object(value.get("uiDefinition"))
    parameters = as_object(value.get("parameters"))
    return Method(
        title=plain(texts.get("displayName")) or plain(value.get("name")),
        description=plain(texts.get("description"), LONG),
        kinds=_kinds(None, parameters),
        parameters=tuple(_parameters(parameters)),
    )


def _kinds(definition: Definition | None, parameters: dict[str, Any]) -> tuple[str | Promise, ...]:
    """By what the parameters are; the definition says it where they do not."""
    settings = [as_object(value.get("oAuthSettings")) for value in _oauth(parameters)]
    if settings:
        return tuple(_oauth_kind(each) for each in settings[:MOST_METHODS])
    declared = as_object(definition.value.get("securityDefinitions")) if definition else {}
    schemes = [as_text(as_object(each).get("type")).casefold() for each in declared.values()]
    known = [each for each in KINDS if each in schemes]
    if known or definition is None:
        return tuple(KINDS[each] for each in known)
    return () if parameters else (NO_AUTHENTICATION,)


def _oauth(parameters: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in map(as_object, parameters.values()):
        if as_text(value.get("type")).casefold() == "oauthsetting":
            yield value


def _oauth_kind(settings: dict[str, Any]) -> str | Promise:
    provider = plain(settings.get("identityProvider"), 60)
    return f"OAuth 2.0 ({provider})" if provider else OAUTH


def _parameters(values: dict[str, Any]) -> Iterator[ConnectionParameter]:
    for name, value in list(values.items())[:MOST_PARAMETERS]:
        written = as_object(value)
        texts = as_object(written.get("uiDefinition"))
        limits = as_object(texts.get("constraints"))
        kind = as_text(written.get("type"))
        yield ConnectionParameter(
            name=plain(name),
            title=plain(texts.get("displayName")),
            type=TYPES.get(kind.casefold(), plain(kind, 40)),
            description=plain(texts.get("description"), LONG) or plain(texts.get("tooltip"), LONG),
            required=str(limits.get("required")).casefold() == "true",
            secret=kind.casefold() == "securestring",
            choices=tuple(_choice(each) for each in as_list(limits.get("allowedValues"))[:MOST_CHOICES]),
        )


def _choice(value: Any) -> str:
    entry = as_object(value)
    return plain(entry.get("text")) or as_json(entry.get("value", value), 80)
