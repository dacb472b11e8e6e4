"""Which file of an upload is which file of the package, and why the others are none."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .binary import PNG
from .gather import Found
from .kinds import json_kind
from .limits import Limits
from .messages import Message, say
from .package import JSON_ROLES, NAMES
from .refusal import Problems
from .solution import solution_reason, solution_roots

_ROLE_BY_NAME = {name.casefold(): role for role, name in NAMES.items()}
_LIKE_A_DEFINITION = ("apidefin", "openapidefinition", ".swagger.json")
_SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitignore", ".gitattributes", ".gitkeep"})
_JSON_SUFFIXES = frozenset({"", ".json", ".txt", ".swagger"})
_README_SUFFIXES = frozenset({".md", ".markdown"})
_SCRIPT_SUFFIXES = frozenset({".csx", ".cs"})
_IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".webp", ".ico"})


@dataclass(slots=True)
class Choice:
    """What was decided: the file of each role with its note, and the reason for every file that has no role."""

    chosen: dict[str, Found] = field(default_factory=dict)
    notes: dict[str, Message] = field(default_factory=dict)
    reasons: dict[str, Message] = field(default_factory=dict)


def recognise(files: list[Found], limits: Limits, problems: Problems) -> Choice:
    """Give each role its file. Adds a problem when two files have an equal claim to be the definition.

    The exactly named file wins (capitals do not count), the one beside the definition before others; else the only
    one that its content or ending makes a candidate. Two definitions in two folders are two connectors: choosing one
    would test the wrong one half of the time, so the upload is refused with both names.
    """
    choice = Choice()
    left = [file for file in files if not _set_aside(file, choice)]
    sorter = _Sorter(left, limits)
    _choose_definition(sorter, choice, problems)
    home = _home(sorter, choice)
    for role in NAMES:
        if role != "definition":
            _choose(role, sorter, home, choice)
    _adopt_the_only_file(files, choice)
    _explain_the_rest(left, sorter, choice, limits)
    return choice


def _set_aside(file: Found, choice: Choice) -> bool:
    """Whether the file is the operating system's own; notes the reason."""
    folded_base = file.base.casefold()
    if "__MACOSX" in file.path.split("/") or file.base.startswith("._"):
        choice.reasons[file.path] = say("ignored_resource_fork")
    elif folded_base in _SYSTEM_FILES or ".git" in file.path.split("/"):
        choice.reasons[file.path] = say("ignored_system")
    return file.path in choice.reasons


class _Sorter:
    """The candidates for each role: by name at once, by content only for the roles that need it."""

    def __init__(self, files: list[Found], limits: Limits) -> None:
        self.files = files
        self._limits = limits
        self._kinds: dict[int, str] = {}
        self.exact: dict[str, list[Found]] = defaultdict(list)
        for file in files:
            if role := _ROLE_BY_NAME.get(file.base.casefold()):
                self.exact[role].append(file)

    def alike(self, role: str) -> list[Found]:
        """The files of another name that are of the role's kind."""
        return [file for file in self.files if self._is_unnamed(file) and _KIND_TESTS[role](self, file)]

    def json_kind(self, file: Found) -> str:
        if file.suffix not in _JSON_SUFFIXES or file.content is None:
            return ""
        key = id(file)
        if key not in self._kinds:
            self._kinds[key] = json_kind(file.content, self._limits)
        return self._kinds[key]

    def _is_unnamed(self, file: Found) -> bool:
        return file.base.casefold() not in _ROLE_BY_NAME


_KIND_TESTS: dict[str, Callable[[_Sorter, Found], bool]] = {
    **{role: lambda sorter, file, role=role: sorter.json_kind(file) == role for role in JSON_ROLES},
    "icon": lambda _, file: (file.content or b"").startswith(PNG),
    "readme": lambda _, file: file.suffix in _README_SUFFIXES or file.base.casefold() in {"readme", "readme.txt"},
    "script": lambda _, file: file.suffix in _SCRIPT_SUFFIXES,
}


def _choose_definition(sorter: _Sorter, choice: Choice, problems: Problems) -> None:
    exact = sorter.exact["definition"]
    candidates = exact or _best_named(sorter.alike("definition"))
    different = list({file.content: file for file in reversed(candidates)}.values())[::-1]
    if len(different) > 1:
        first, second = different[0], different[1]
        if first.folder == second.folder:
            name = NAMES["definition"]
            problems.add("two_definitions", first=first.path, second=second.path, name=name)
        else:
            problems.add("two_connectors", count=len(different), first=first.path, second=second.path)
    elif candidates:
        _take("definition", min(candidates, key=_shallowest), choice, None if exact else "note_content")


def _best_named(files: list[Found]) -> list[Found]:
    """Of several definitions under other names: those whose name says definition, if any does."""
    named = [file for file in files if any(part in file.base.casefold() for part in _LIKE_A_DEFINITION)]
    return named or files


def _shallowest(file: Found) -> tuple[int, str]:
    return file.path.count("/"), file.path


def _take(role: str, file: Found, choice: Choice, note: str | None) -> None:
    choice.chosen[role] = file
    if note:
        choice.notes[role] = say(note, name=NAMES[role])


def _home(sorter: _Sorter, choice: Choice) -> str:
    """The connector's folder: the definition's, else that of the shallowest file with a name we know."""
    if "definition" in choice.chosen:
        return choice.chosen["definition"].folder
    named = [file for files in sorter.exact.values() for file in files]
    return min(named or sorter.files, key=_shallowest).folder if sorter.files else ""


def _choose(role: str, sorter: _Sorter, home: str, choice: Choice) -> None:
    """The role's file: exactly named here, exactly named elsewhere, alike here, alike elsewhere; the only one so."""
    exact = sorter.exact[role]
    if _choose_from(role, exact, home, choice, None):
        return
    if exact:
        _explain_several(role, exact, choice)
        return
    alike = sorter.alike(role)
    if not _choose_from(role, alike, home, choice, "note_content" if role in JSON_ROLES else "note_kind"):
        _explain_several(role, alike, choice)


def _choose_from(role: str, files: list[Found], home: str, choice: Choice, note: str | None) -> bool:
    here = [file for file in files if file.folder == home]
    if len(here) == 1:
        _take(role, here[0], choice, note)
    elif not here and len(files) == 1:
        _take(role, files[0], choice, note or "note_elsewhere")
    return role in choice.chosen


def _explain_several(role: str, files: Iterable[Found], choice: Choice) -> None:
    for file in files:
        choice.reasons[file.path] = say("ignored_several", name=NAMES[role])


def _adopt_the_only_file(files: list[Found], choice: Choice) -> None:
    """One text alone that looks like nothing we know can only be meant as the definition."""
    if len(files) == 1 and not choice.chosen and files[0].suffix in _JSON_SUFFIXES:
        _take("definition", files[0], choice, "note_only")
        choice.reasons.clear()


def _explain_the_rest(files: list[Found], sorter: _Sorter, choice: Choice, limits: Limits) -> None:
    taken = {id(file) for file in choice.chosen.values()}
    roots = solution_roots(files)
    for file in files:
        if id(file) not in taken and file.path not in choice.reasons:
            choice.reasons[file.path] = (
                _second(file, sorter, choice)
                or solution_reason(file.path, roots)
                or _plain_reason(file, choice, limits)
            )


def _second(file: Found, sorter: _Sorter, choice: Choice) -> Message | None:
    role = _ROLE_BY_NAME.get(file.base.casefold()) or sorter.json_kind(file)
    if role in choice.chosen:
        return say("ignored_second", name=NAMES[role], chosen=choice.chosen[role].path)
    return None


def _plain_reason(file: Found, choice: Choice, limits: Limits) -> Message:
    if file.suffix in _IMAGE_SUFFIXES and "icon" not in choice.chosen:
        return say("ignored_icon")
    if file.content is None:
        return say("ignored_large", size=file.size, limit=limits.json_bytes)
    return say("ignored_unknown")
