"""Source text of a package's files as pages show it: excerpts around a place, and pages of lines.

Files come from strangers: one line can hold a megabyte, so whatever is shown is cut to a window.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from connectors.package.jsonfile import JsonFile
from connectors.package.package import JSON_ROLES, Package, PackageFile

AROUND = 3
BEFORE, AFTER, MARKED = 100, 200, 200  # characters shown of a long line


@dataclass(frozen=True)
class Line:
    """One line, cut around what is marked in it. `found`: the place begins or goes on here."""

    number: int
    before: str
    marked: str = ""
    after: str = ""
    found: bool = False


@dataclass(frozen=True)
class Excerpt:
    file: str
    line: int
    lines: tuple[Line, ...]


class SourceFile:
    """The lines of one text file."""

    def __init__(self, file: PackageFile) -> None:
        self.file = file
        self.json = JsonFile(file)

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def is_text(self) -> bool:
        return self.file.role != "icon"

    @cached_property
    def count(self) -> int:
        """How many lines there are; a line end at the end of the text begins no line."""
        starts = self.json.positions.line_starts
        return len(starts) - (len(starts) > 1 and starts[-1] == len(self.json.text))

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        starts = self.json.positions.line_starts
        end = starts[number] if number < len(starts) else len(self.json.text)
        return self.json.text[starts[number - 1] : end].rstrip("\r\n")

    def excerpt(self, place: Mapping[str, Any]) -> Excerpt | None:
        """The lines around a place (`line`, `column`, `end_line`, `end_column`), the place marked."""
        first = place["line"]
        if not self.is_text or not 1 <= first <= self.count:
            return None
        numbers = range(max(1, first - AROUND), min(self.count, first + AROUND) + 1)
        return Excerpt(self.name, first, tuple(self.shown(number, place) for number in numbers))

    def shown(self, number: int, place: Mapping[str, Any] | None = None) -> Line:
        """One line by number; where the place begins in it, that is marked."""
        text = self.line(number)
        if place is None or number != place["line"]:
            return Line(number, cut(text))
        start = min(place["column"] - 1, len(text))
        end = place["end_column"] - 1 if place.get("end_line", number) == number else len(text)
        end = max(end, start + 1)
        return Line(number, cut_left(text[:start]), cut(text[start:end], MARKED), cut(text[end:], AFTER), found=True)

    def place_of(self, pointer: str) -> dict[str, int]:
        """Where a JSON pointer leads in this file; the first line for files that are no JSON."""
        if self.file.role not in JSON_ROLES:
            return {"line": 1, "column": 1, "end_line": 1, "end_column": 1}
        span = self.json.positions.locate(pointer)
        return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


class Sources:
    """The files of one package, each read when asked for."""

    def __init__(self, package: Package) -> None:
        self._files = {file.name: file for file in package.files}
        self._read: dict[str, SourceFile] = {}

    @classmethod
    def nothing(cls) -> "Sources":
        return cls(Package(()))

    def get(self, name: str) -> SourceFile | None:
        if name not in self._read and name in self._files:
            self._read[name] = SourceFile(self._files[name])
        return self._read.get(name)

    def excerpt(self, name: str, place: Mapping[str, Any]) -> Excerpt | None:
        source = self.get(name)
        return source.excerpt(place) if source else None


def cut(text: str, length: int = BEFORE + AFTER) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def cut_left(text: str) -> str:
    return text if len(text) <= BEFORE else f"…{text[-BEFORE:]}"
