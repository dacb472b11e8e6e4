"""The package: one immutable set of canonical files, addressed by its digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Role:
    """What a file is to the connector, and whether every connector needs it."""

    role: str
    name: str
    required: bool


# An icon is needed of verified publishers and forbidden to independent ones: a rule says so, not this table.
ROLES = (
    Role("definition", "apiDefinition.swagger.json", required=True),
    Role("properties", "apiProperties.json", required=True),
    Role("icon", "icon.png", required=False),
    Role("readme", "README.md", required=True),
    Role("script", "script.csx", required=False),
    Role("settings", "settings.json", required=False),
)
NAMES = {role.role: role.name for role in ROLES}
JSON_ROLES = frozenset({"definition", "properties", "settings"})


@dataclass(frozen=True)
class PackageFile:
    """One file: `name` is canonical, `given_as` the base name it came with where that is another name."""

    name: str
    given_as: str
    role: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def package_file(role: str, content: bytes, given_as: str = "") -> PackageFile:
    """A file of that role. Names compare without case: `Readme.md` is given by its canonical name."""
    name = NAMES[role]
    given = name if given_as.casefold() in {"", name.casefold()} else given_as
    return PackageFile(name=name, given_as=given, role=role, content=content)


class Package:
    """The recognised files of one upload, sorted by canonical name; at most one of each role."""

    def __init__(self, files: Iterable[PackageFile]) -> None:
        self.files: tuple[PackageFile, ...] = tuple(sorted(files, key=lambda file: file.name))
        self._by_role = {file.role: file for file in self.files}
        if len(self._by_role) != len(self.files):
            raise ValueError("a package has at most one file of each role")

    @cached_property
    def digest(self) -> str:
        """`sha256:` and the hash of the lines `<name>\\0<sha256 of the bytes>\\n`."""
        lines = "".join(f"{file.name}\0{file.sha256}\n" for file in self.files)
        return f"sha256:{sha256(lines.encode()).hexdigest()}"

    def get(self, role: str) -> PackageFile | None:
        return self._by_role.get(role)

    @property
    def definition(self) -> PackageFile | None:
        return self.get("definition")

    @property
    def properties(self) -> PackageFile | None:
        return self.get("properties")

    @property
    def icon(self) -> PackageFile | None:
        return self.get("icon")

    @property
    def readme(self) -> PackageFile | None:
        return self.get("readme")

    @property
    def script(self) -> PackageFile | None:
        return self.get("script")

    @property
    def settings(self) -> PackageFile | None:
        return self.get("settings")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Package) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<Package {self.digest[:15]} {', '.join(file.name for file in self.files)}>"
