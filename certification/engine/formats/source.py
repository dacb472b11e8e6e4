"""The line of a finding and the caret under it."""

import re

from certification.engine.report import Finding
from connectors.package.jsonfile import JsonFile
from connectors.package.package import Package

WIDTH = 100  # characters of a line that are shown
BEFORE = 30  # of them before the finding, in a longer line
_LINE_END = re.compile(r"\r\n|\n|\r")


class Sources:
    """The lines of the text files of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._lines: dict[str, list[str]] = {}

    def lines(self, name: str) -> list[str]:
        """The lines of a file by its canonical name; none for a file that is not there or no text."""
        if name not in self._lines:
            file = next((file for file in self._package.files if file.name == name and file.role != "icon"), None)
            self._lines[name] = _LINE_END.split(JsonFile(file).text) if file else []
        return self._lines[name]

    def frame(self, finding: Finding) -> tuple[str, str] | None:
        """The finding's first line, cut to WIDTH, and the carets under it; None where there is no line."""
        span, lines = finding.spot.span, self.lines(finding.spot.file)
        if not 0 < span.line <= len(lines):
            return None
        line, start = lines[span.line - 1], span.column - 1
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        cut = max(0, start - BEFORE) if len(line) > WIDTH else 0
        shown = "".join(map(_visible, line[cut : cut + WIDTH]))
        carets = max(1, min(end, cut + WIDTH) - start)
        return shown, " " * (start - cut) + "^" * carets


def _visible(character: str) -> str:
    """One character for one, so that the caret stays in place."""
    return character if character.isprintable() else " "
