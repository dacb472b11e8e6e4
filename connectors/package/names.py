"""The names of uploaded files: which are safe, and when two are the same."""

import re
import unicodedata

from connectors.package.limits import Limits
from connectors.package.refusal import Problems

_DRIVE = re.compile(r"[A-Za-z]:")
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Characters that turn the direction of a text, so that `gpj.exe` reads as another name.
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(name: str) -> str:
    """The name without a leading `./`, which some tools write."""
    while name.startswith("./"):
        name = name[2:]
    return name


def base(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def folder(path: str) -> str:
    return path.rpartition("/")[0]


def suffix(path: str) -> str:
    """The ending of the base name from its last dot, folded; "" when there is none."""
    stem, dot, ending = base(path).rpartition(".")
    return f".{ending.casefold()}" if dot and stem else ""


def folded(name: str) -> str:
    """Equal for names that some file system takes for the same: capitals and accent forms do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_safe(name: str, limits: Limits, problems: Problems) -> bool:
    """Whether a name may be used at all; adds a problem for each thing that is wrong with it."""
    before = len(problems)
    if len(name) > limits.name_length:
        problems.add("name_length", name=name, count=len(name), limit=limits.name_length)
    unsafe = sum(c in _TURNING or unicodedata.category(c) in _UNSAFE_CATEGORIES for c in name)
    if unsafe:
        problems.add("name_control", name=name, count=unsafe)
    if "\\" in name:
        problems.add("name_backslash", name=name)
    if name.startswith("/"):
        problems.add("name_absolute", name=name)
    elif _DRIVE.match(name):
        problems.add("name_drive", name=name)
    elif any(part in ("", ".", "..") for part in name.removesuffix("/").split("/")):
        problems.add("name_traversal", name=name)
    if name.count("/") > limits.folders:
        problems.add("name_folders", name=name, count=name.count("/"), limit=limits.folders)
    return len(problems) == before


class Seen:
    """The names of one archive (or of the loose files of an upload), each of which may occur once."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def is_new(self, name: str, problems: Problems) -> bool:
        """Note a safe name; False, with a problem, when it or its folded form was there before."""
        key = folded(name.removesuffix("/"))
        if name.endswith("/"):
            return self._is_new_folder(key, name, problems)
        if other := self._files.get(key):
            problems.add("name_duplicate", name=name, other=other)
            return False
        if key in self._folders:
            problems.add("name_file_and_folder", name=name)
            return False
        self._files[key] = name
        return self._note_parents(key, name, problems)

    def _is_new_folder(self, key: str, name: str, problems: Problems) -> bool:
        if key in self._files:
            problems.add("name_file_and_folder", name=name)
            return False
        self._folders[key] = name
        return self._note_parents(key, name, problems)

    def _note_parents(self, key: str, name: str, problems: Problems) -> bool:
        while key := folder(key):
            if key in self._files:
                problems.add("name_file_and_folder", name=self._files[key])
                return False
            self._folders.setdefault(key, name)
        return True
