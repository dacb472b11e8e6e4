"""The report as JSON: the contract's object, one a line."""

from collections.abc import Iterable, Iterator

from certification.engine.formats.naming import Naming, canonical
from certification.engine.report import Report, to_json
from connectors.package.package import Package


def render(report: Report, _package: Package) -> bytes:
    """The report as bytes, without a line end."""
    return to_json(report)


def part(report: Report, _package: Package, _named: Naming = canonical) -> str:
    """One line of JSON Lines."""
    return to_json(report).decode()


def join(parts: Iterable[str]) -> Iterator[str]:
    """One report a line."""
    return (f"{line}\n" for line in parts)
