"""Any upload in, one canonical package out, with an account of every file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from connectors.package import checks
from connectors.package.folders import read_path
from connectors.package.gather import GivenFile, gather
from connectors.package.limits import DEFAULT, Limits
from connectors.package.messages import Message, say
from connectors.package.package import ROLES, Package, package_file
from connectors.package.recognise import Choice, recognise
from connectors.package.refusal import Problems

__all__ = ["GivenFile", "Ignored", "Intake", "Missing", "Recognised", "receive", "receive_path"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file that entered the package: its whole given name, its canonical name and role, and what to know of it."""

    given_as: str
    name: str
    role: str
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file that did not enter the package, and why."""

    given_as: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Missing:
    """A file the package does not hold; `required` when every connector needs it."""

    name: str
    role: str
    required: bool


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of an upload."""

    package: Package
    recognised: tuple[Recognised, ...]
    missing: tuple[Missing, ...]
    ignored: tuple[Ignored, ...]


def receive(files: Iterable[GivenFile], limits: Limits = DEFAULT) -> Intake:
    """Read an upload of loose files and archives. Raises Refused, with every problem, when it is hostile or empty.

    The order is: caps on what was sent, names, archives (directory, layout, then content), what each file is,
    and last whether the recognised ones may enter. Anything that can be read safely enters, however wrong it is.
    """
    problems = Problems(limits.problems)
    found = gather(files, limits, problems)
    choice = recognise(found, limits, problems)
    for role, file in choice.chosen.items():
        checks.check_file(file, role, limits, problems)
    problems.refuse_if_any()
    return _intake(choice)


def receive_path(path: Path, limits: Limits = DEFAULT) -> Intake:
    """Read a folder, an archive or a single file of this machine. Raises Refused or OSError."""
    reading = read_path(path, limits)
    intake = receive(reading.files, limits)
    links = tuple(Ignored(name, say("ignored_link")) for name in reading.links)
    return replace(intake, ignored=intake.ignored + links)


def _intake(choice: Choice) -> Intake:
    chosen = [(role, choice.chosen[role.role]) for role in ROLES if role.role in choice.chosen]
    return Intake(
        package=Package(package_file(role.role, file.content or b"", file.base) for role, file in chosen),
        recognised=tuple(
            Recognised(file.path, role.name, role.role, choice.notes.get(role.role)) for role, file in chosen
        ),
        missing=tuple(Missing(role.name, role.role, role.required) for role in ROLES if role.role not in choice.chosen),
        ignored=tuple(Ignored(path, reason) for path, reason in sorted(choice.reasons.items())),
    )
