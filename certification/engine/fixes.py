"""From the JSON edits of a fix to text edits that leave everything else of the file alone."""

import json
import re
from itertools import pairwise
from typing import Any

from certification.engine.nodes import Edit, Fix
from certification.engine.places import Places
from certification.engine.report import TextEdit, TextFix
from connectors.package.package import NAMES
from connectors.package.pointer import join, split
from connectors.package.positions import Positions, Span

_SPACE = re.compile(r"[ \t\r\n]*")


def text_fix(fix: Fix, places: Places) -> TextFix | None:
    """The fix as text edits; None where the text is not plain enough to edit it without harm."""
    edits = [_text_edit(edit, places) for edit in fix.edits]
    done = sorted((edit for edit in edits if edit), key=lambda edit: (edit.file, _start(edit)))
    if len(done) < len(edits) or any(_overlap(first, second) for first, second in pairwise(done)):
        return None
    return TextFix(fix.title, fix.safe, tuple(done))


def _start(edit: TextEdit) -> tuple[int, int]:
    return edit.span.line, edit.span.column


def _overlap(first: TextEdit, second: TextEdit) -> bool:
    return first.file == second.file and (first.span.end_line, first.span.end_column) > _start(second)


def _text_edit(edit: Edit, places: Places) -> TextEdit | None:
    role, pointer, _ = edit.place
    positions = places.positions(role)
    if positions is None or not _is_there(positions, pointer):
        return None
    text = places.text(role)
    change = {"remove": _remove, "replace": _replace, "insert": _insert}[edit.op]
    found = change(text, positions, pointer, edit)
    if found is None:
        return None
    start, end, new = found
    return TextEdit(NAMES[role], positions.span(start, end), new)


Change = tuple[int, int, str]


def _remove(text: str, positions: Positions, pointer: str, _edit: Edit) -> Change | None:
    """The member or element with one comma: the one after it, else the one before it."""
    value = positions.locate(pointer)
    start, end = _offsets(positions, positions.key_of(pointer) or value)[0], _offsets(positions, value)[1]
    after = _skip(text, end)
    if text[after : after + 1] == ",":
        return start, _skip(text, after + 1), ""
    before = _skip_back(text, start)
    if text[after : after + 1] not in ("}", "]") or text[before - 1 : before] not in (",", "{", "["):
        return None
    return (before - 1 if text[before - 1] == "," else start), end, ""


def _replace(_text: str, positions: Positions, pointer: str, edit: Edit) -> Change:
    return *_offsets(positions, positions.locate(pointer)), _json(edit.value)


def _insert(text: str, positions: Positions, pointer: str, edit: Edit) -> Change | None:
    """A new last member, on a line of its own where the others are."""
    start, end = _offsets(positions, positions.locate(pointer))
    member = f"{_json(edit.name)}: {_json(edit.value)}"
    last = _skip_back(text, end - 1)
    members = positions.members_of(pointer)
    if text[start : start + 1] != "{" or text[end - 1 : end] != "}":
        return None
    if not members:
        return (last, last, member) if last == start + 1 else None
    if last != max(node.end for node in members.values()):
        return None  # a comma or a comment stands there
    first = _skip(text, start + 1)
    return last, last, f",{text[start + 1 : first]}{member}"


def _is_there(positions: Positions, pointer: str) -> bool:
    way = split(pointer)
    return not way or way[-1] in positions.members_of(join(*way[:-1]))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _offsets(positions: Positions, span: Span) -> tuple[int, int]:
    starts = positions.line_starts
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def _skip_back(text: str, offset: int) -> int:
    while offset and text[offset - 1] in " \t\r\n":
        offset -= 1
    return offset
