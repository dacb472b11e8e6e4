"""What a package says of itself, cut to what the catalogue has room for. Never raises: packages may be very wrong."""

import re
from dataclasses import dataclass
from typing import Any

from connectors.package.jsonfile import JsonFile
from connectors.package.openapi import Definition
from connectors.package.package import Package

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Listing:
    """Texts of one package; empty where it says nothing."""

    title: str
    number: str
    description: str
    categories: tuple[str, ...]
    brand_colour: str
    operations: tuple[str, ...]


def read_listing(package: Package) -> Listing:
    """Read the listing of a package from its definition and properties."""
    root = _value(package, "definition")
    definition = Definition(root)
    info = _object(_object(root).get("info"))
    return Listing(
        title=_text(info.get("title"), 200),
        number=_text(info.get("version"), 40),
        description=_text(info.get("description"), 10_000),
        categories=_categories(root),
        brand_colour=_brand_colour(_value(package, "properties")),
        operations=tuple(_text(each.summary, 200) or _text(each.id, 200) for each in definition.operations),
    )


def _value(package: Package, role: str) -> Any:
    file = package.get(role)
    return JsonFile(file).value if file else None


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any, limit: int) -> str:
    """PostgreSQL stores no NUL and no lone surrogate."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode().replace("\0", "").strip()[:limit]


def _categories(root: Any) -> tuple[str, ...]:
    metadata = _object(root).get("x-ms-connector-metadata")
    for entry in metadata if isinstance(metadata, list) else []:
        if _object(entry).get("propertyName") == "Categories":
            parts = _text(_object(entry).get("propertyValue"), 400).split(";")
            return tuple(part.strip()[:80] for part in parts if part.strip())
    return ()


def _brand_colour(properties: Any) -> str:
    colour = _object(_object(properties).get("properties")).get("iconBrandColor")
    return colour if isinstance(colour, str) and COLOUR.fullmatch(colour) else ""
