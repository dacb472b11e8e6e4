"""Which files of an upload could play which role: by name, else by content or ending."""

from collections import defaultdict

from connectors.package.gather import Found
from connectors.package.icon import png_size
from connectors.package.kinds import json_kind
from connectors.package.limits import Limits
from connectors.package.package import JSON_ROLES, NAMES

JSON_SUFFIXES = frozenset({"", ".json", ".txt", ".swagger"})
_README_SUFFIXES = frozenset({".md", ".markdown"})
_README_NAMES = frozenset({"readme", "readme.txt"})
_SCRIPT_SUFFIXES = frozenset({".csx", ".cs"})
_ROLE_BY_NAME = {name.casefold(): role for role, name in NAMES.items()}
# Solutions, `paconn` and people have their own names for a definition; these say what they are.
_LIKE_A_DEFINITION = ("apidefin", "openapidefinition", ".swagger.json")


def named_role(file: Found) -> str:
    """The role whose canonical name the file has, capitals aside; "" when it has none."""
    return _ROLE_BY_NAME.get(file.base.casefold(), "")


class Candidates:
    """The candidates for each role. Content is looked into only for roles that no name answers for."""

    def __init__(self, files: list[Found], limits: Limits) -> None:
        self.files = files
        self._limits = limits
        self._json_kinds: dict[str, str] = {}
        self.exact: dict[str, list[Found]] = defaultdict(list)
        for file in files:
            if role := named_role(file):
                self.exact[role].append(file)

    def alike(self, role: str) -> list[Found]:
        """The files that are of the role's kind under another name."""
        return [file for file in self.files if not named_role(file) and self._is_alike(file, role)]

    def definitions(self) -> list[Found]:
        """The definitions under other names; only those whose name says definition, if any does."""
        alike = self.alike("definition")
        named = [file for file in alike if any(part in file.base.casefold() for part in _LIKE_A_DEFINITION)]
        return named or alike

    def json_kind(self, file: Found) -> str:
        """The JSON role that the file's content speaks for; "" for none."""
        if file.suffix not in JSON_SUFFIXES or file.content is None:
            return ""
        if file.path not in self._json_kinds:
            self._json_kinds[file.path] = json_kind(file.content, self._limits)
        return self._json_kinds[file.path]

    def _may_be_icon(self, file: Found) -> bool:
        """A PNG by its header, and not so large that it must be a screenshot."""
        size = png_size(file.content or b"")
        return size is not None and size.width * size.height <= self._limits.icon_pixels

    def _is_alike(self, file: Found, role: str) -> bool:
        if role in JSON_ROLES:
            return self.json_kind(file) == role
        if role == "icon":
            return file.suffix == ".png" and self._may_be_icon(file)
        if role == "readme":
            return file.suffix in _README_SUFFIXES or file.base.casefold() in _README_NAMES
        return file.suffix in _SCRIPT_SUFFIXES
