"""The connectors of the corpus, as a publisher has them on disk."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from connectors.package.intake import GivenFile as Given
from connectors.package.intake import receive
from connectors.package.package import Package
from tests import corpus
from tests.prove.client import GivenFile

FOLDERS = ("certified-connectors", "custom-connectors", "independent-publisher-connectors")


@dataclass(frozen=True)
class SampleConnector:
    """`name` is what is printed: a number, for the folders have the names of real companies."""

    name: str
    files: tuple[GivenFile, ...]

    def as_never_seen(self) -> "SampleConnector":
        """The same with blanks after the definition: equal findings, another digest, so that no run is reused."""
        blanks = "".join(" \t"[int(bit)] for bit in f"{secrets.randbits(64):064b}").encode()
        changed = [(name, content + blanks if _is_definition(name) else content) for name, content in self.files]
        return replace(self, files=tuple(changed))

    def package(self) -> Package:
        """As the portal should read it; made here, and not asked for."""
        return receive([Given(name, content) for name, content in self.files]).package


def _is_definition(name: str) -> bool:
    return name.lower().endswith("swagger.json")


def load() -> list[SampleConnector]:
    """All of them; none where the corpus is absent."""
    folders = [folder for part in FOLDERS for folder in sorted((corpus.folder() / part).glob("*/"))]
    return [SampleConnector(f"{folder.parent.name} {number}", _read(folder)) for number, folder in enumerate(folders)]


def _read(folder: Path) -> tuple[GivenFile, ...]:
    return tuple((file.name, file.read_bytes()) for file in sorted(folder.iterdir()) if file.is_file())
