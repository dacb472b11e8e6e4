"""Hostile uploads whose names are the trouble, as entries of an archive and as loose files."""

from collections.abc import Callable

from connectors.package.intake import GivenFile
from tests.connectors.package.rawzip import RawEntry, build
from tests.connectors.package.samples import DEFINITION

_BAD_NAMES = {
    "path traversal": "../../apiDefinition.swagger.json",
    "path traversal inside": "connector/../../apiDefinition.swagger.json",
    "absolute name": "/etc/apiDefinition.swagger.json",
    "drive letter": "C:/apiDefinition.swagger.json",
    "backslash": "..\\apiDefinition.swagger.json",
    "name of control characters": "\x01\x02\x1b[2J.json",
    "NUL in the name": "apiDefinition\0.swagger.json",
    "turned name": "api\u202enosj.json",
    "name of 300 characters": "a" * 295 + ".json",
    "30 folders deep": "a/" * 30 + "apiDefinition.swagger.json",
    "empty part": "connector//apiDefinition.swagger.json",
    "dot as a part": "connector/./apiDefinition.swagger.json",
}
_CLASHES = {
    "duplicate name": ("apiDefinition.swagger.json", "apiDefinition.swagger.json"),
    "duplicate name by capitals": ("apiDefinition.swagger.json", "APIDEFINITION.swagger.json"),
    "duplicate name by accent form": ("caf\u00e9.json", "cafe\u0301.json"),
    "duplicate name by dot folder": ("./README.md", "README.md"),
    "file and folder": ("connector", "connector/apiDefinition.swagger.json"),
    "folder and file": ("connector/apiDefinition.swagger.json", "connector"),
}


def _zipped(*names: str) -> Callable[[], list[GivenFile]]:
    entries = [RawEntry(name.encode(), DEFINITION) for name in names]
    return lambda: [GivenFile("upload.zip", build(entries))]


def _loose(*names: str) -> Callable[[], list[GivenFile]]:
    return lambda: [GivenFile(name, DEFINITION) for name in names]


NAMES: dict[str, Callable[[], list[GivenFile]]] = {
    **{f"{label} in a zip": _zipped(name) for label, name in _BAD_NAMES.items()},
    **{f"{label} of a loose file": _loose(name) for label, name in _BAD_NAMES.items()},
    **{f"{label} in a zip": _zipped(*names) for label, names in _CLASHES.items()},
    **{f"{label} of loose files": _loose(*names) for label, names in _CLASHES.items()},
    "loose file that ends as a folder": _loose("connector/"),
    "two loose files without a name": _loose("", ""),
}
