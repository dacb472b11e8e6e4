"""One JSON file of a package: decoded, read and located once, each only when asked."""

from functools import cached_property
from typing import Any

from connectors.package.limits import DEFAULT, Limits
from connectors.package.package import PackageFile
from connectors.package.positions import Positions
from connectors.package.text import Decoded, decode
from connectors.package.textproblem import TextProblem
from connectors.package.tolerant import Parsed, read


class JsonFile:
    """What the rules and pages see of a JSON file. Nothing here raises, whatever the bytes are."""

    def __init__(self, file: PackageFile, limits: Limits = DEFAULT) -> None:
        self.file = file
        self._limits = limits

    @cached_property
    def decoded(self) -> Decoded:
        return decode(self.file.content)

    @property
    def text(self) -> str:
        """The decoded text, without its byte order mark: what offsets and columns count in."""
        return self.decoded.text

    @property
    def encoding_problems(self) -> tuple[TextProblem, ...]:
        return self.decoded.problems

    @cached_property
    def parsed(self) -> Parsed:
        return read(self.text, self._limits)

    @property
    def value(self) -> Any:
        """The JSON value; None when nothing could be read (`parsed.missing`)."""
        return self.parsed.value

    @property
    def problems(self) -> tuple[TextProblem, ...]:
        """What keeps the text from being strict JSON."""
        return self.parsed.problems

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.text, self._limits, self.parsed.root)
