"""What a JSON file is to a connector, by its content."""

import re

from connectors.package.limits import Limits
from connectors.package.nesting import depth, values
from connectors.package.text import decode
from connectors.package.tolerant import read

_HINT = re.compile(r"swagger|openapi|\bpaths\b|connectionParameters|iconBrandColor|policyTemplate|apiDefinition")
_PROPERTIES = frozenset(
    {"connectionParameters", "connectionParameterSets", "iconBrandColor", "policyTemplateInstances", "capabilities"}
)
_SETTINGS = frozenset({"apiDefinition", "apiProperties"})


def json_kind(content: bytes, limits: Limits) -> str:
    """`definition`, `properties`, `settings`, or "" for anything else and what is too large or deep to look into."""
    if len(content) > limits.json_bytes:
        return ""
    text = decode(content).text
    if not _HINT.search(text) or depth(text) > limits.json_depth or values(text) > limits.json_values:
        return ""
    value = read(text, limits).value
    if not isinstance(value, dict):
        return ""
    if "paths" in value and ("swagger" in value or "openapi" in value):
        return "definition"
    properties = value.get("properties")
    if isinstance(properties, dict) and not _PROPERTIES.isdisjoint(properties) and "swagger" not in value:
        return "properties"
    if value.keys() >= _SETTINGS and all(isinstance(value[key], str) for key in _SETTINGS):
        return "settings"
    return ""
