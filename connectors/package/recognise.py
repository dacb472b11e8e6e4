"""Which file of an upload is which file of the package, and why the others are none."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from connectors.package.candidates import JSON_SUFFIXES, Candidates, named_role
from connectors.package.checks import is_genuine
from connectors.package.gather import Found
from connectors.package.limits import Limits
from connectors.package.messages import Message, say
from connectors.package.package import JSON_ROLES, NAMES
from connectors.package.refusal import Problems
from connectors.package.solution import solution_reason, solution_roots

_SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitignore", ".gitattributes", ".gitkeep"})
_IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".webp", ".ico"})


@dataclass(slots=True)
class Choice:
    """What was decided: the file of each role and its note, and by path why every other file has no role."""

    chosen: dict[str, Found] = field(default_factory=dict)
    notes: dict[str, Message] = field(default_factory=dict)
    reasons: dict[str, Message] = field(default_factory=dict)

    def take(self, role: str, file: Found, note: str | None) -> None:
        self.chosen[role] = file
        self.reasons.pop(file.path, None)
        if note:
            self.notes[role] = say(note, name=NAMES[role])


def recognise(files: list[Found], limits: Limits, problems: Problems) -> Choice:
    """Give each role its file. Adds a problem when two files have an equal claim to be the definition.

    The exactly named file wins (capitals do not count), the one beside the definition before others; else the
    only one that its content or ending makes a candidate. Two different definitions in two folders are two
    connectors: choosing one would test the wrong one half of the time, so the upload is refused with both names.
    """
    choice = Choice()
    left = [file for file in files if not _set_aside(file, choice)]
    if not left and not problems:
        problems.add("upload_empty")
    candidates = Candidates([file for file in left if is_genuine(file, problems)], limits)
    _choose_definition(candidates, choice, problems)
    home = _home(candidates, choice)
    for role in NAMES:
        if role not in choice.chosen and role != "definition":
            _choose(role, candidates, home, choice)
    if len(files) == len(left) == 1:
        _adopt(left[0], choice)
    _explain_the_rest(candidates, choice, limits)
    return choice


def _set_aside(file: Found, choice: Choice) -> bool:
    """Whether the file is the operating system's or a tool's own; notes the reason."""
    if "__MACOSX" in file.path.split("/") or file.base.startswith("._"):
        choice.reasons[file.path] = say("ignored_resource_fork")
    elif file.base.casefold() in _SYSTEM_FILES or ".git" in file.path.split("/"):
        choice.reasons[file.path] = say("ignored_system")
    return file.path in choice.reasons


def _choose_definition(candidates: Candidates, choice: Choice, problems: Problems) -> None:
    exact = candidates.exact["definition"]
    files = sorted(exact or candidates.definitions(), key=_shallowest)
    different = list({file.content: file for file in reversed(files)}.values())[::-1]
    if len(different) > 1:
        _refuse_several(different, problems)
    elif files:
        choice.take("definition", files[0], None if exact else "note_content")


def _refuse_several(definitions: list[Found], problems: Problems) -> None:
    first, second = definitions[:2]
    if len({file.folder for file in definitions}) == 1:
        problems.add("two_definitions", first=first.path, second=second.path, name=NAMES["definition"])
    else:
        problems.add("two_connectors", count=len(definitions), first=first.path, second=second.path)


def _shallowest(file: Found) -> tuple[int, str]:
    return file.path.count("/"), file.path


def _home(candidates: Candidates, choice: Choice) -> str:
    """The connector's folder: the definition's, else that of the shallowest file with a name we know."""
    if "definition" in choice.chosen:
        return choice.chosen["definition"].folder
    named = [file for files in candidates.exact.values() for file in files]
    return min(named or candidates.files, key=_shallowest).folder if candidates.files else ""


def _choose(role: str, candidates: Candidates, home: str, choice: Choice) -> None:
    """The role's file: of the exactly named ones, or else of those alike, the one at home or the only one."""
    exact = candidates.exact[role]
    alike_note = "note_content" if role in JSON_ROLES else "note_kind"
    files, note = (exact, None) if exact else (candidates.alike(role), alike_note)
    here = [file for file in files if file.folder == home]
    if len(here) == 1:
        choice.take(role, here[0], note)
    elif not here and len(files) == 1:
        choice.take(role, files[0], note or "note_elsewhere")
    else:
        _explain_several(role, files, choice)


def _explain_several(role: str, files: Iterable[Found], choice: Choice) -> None:
    for file in files:
        choice.reasons[file.path] = say("ignored_several", name=NAMES[role])


def _adopt(file: Found, choice: Choice) -> None:
    """One text alone that looks like nothing we know can only be meant as the definition."""
    if not choice.chosen and file.suffix in JSON_SUFFIXES:
        choice.take("definition", file, "note_only")


def _explain_the_rest(candidates: Candidates, choice: Choice, limits: Limits) -> None:
    taken = {file.path for file in choice.chosen.values()}
    roots = solution_roots(candidates.files)
    for file in candidates.files:
        if file.path not in taken and file.path not in choice.reasons:
            choice.reasons[file.path] = (
                _second(file, candidates, choice)
                or solution_reason(file.path, roots)
                or _plain_reason(file, choice, limits)
            )


def _second(file: Found, candidates: Candidates, choice: Choice) -> Message | None:
    role = named_role(file) or candidates.json_kind(file)
    if role in choice.chosen:
        return say("ignored_second", name=NAMES[role], chosen=choice.chosen[role].path)
    return None


def _plain_reason(file: Found, choice: Choice, limits: Limits) -> Message:
    if file.suffix in _IMAGE_SUFFIXES and "icon" not in choice.chosen:
        return say("ignored_icon")
    if file.content is None:
        return say("ignored_large", size=file.size, limit=limits.json_bytes)
    return say("ignored_unknown")
