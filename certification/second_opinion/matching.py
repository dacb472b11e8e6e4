"""Which of our findings say the same as a remark of the second opinion."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from connectors.package.pointer import join, split


class Remark(NamedTuple):
    """One thing the second opinion says, at the pointer where what it is about is written."""

    kind: str
    pointer: str
    message: str


# The rules whose finding says the same, by kind of remark.
SAME: dict[str, re.Pattern[str]] = {
    "structure": re.compile(r"DEF-\d+|OPS-0(06|37)|PAR-0(03|09|1[3-7])|RSP-0(01|07|18|23|27|3\d|4[01])|SEC-00[2-6]"),
    "operation id": re.compile(r"OPS-002"),
    "path parameter": re.compile(r"OPS-014|PAR-004|DEF-002|DEF-012"),
    "duplicate parameter": re.compile(r"OPS-01[5-7]|DEF-014"),
    "required property": re.compile(r"RSP-025"),
    "default": re.compile(r"PAR-023"),
    "reference": re.compile(r"DEF-02[1-9]|DEF-03[01]"),
    "tag": re.compile(r"DEF-017"),
}
# Remarks about a whole operation: ours may stand anywhere in it.
WITHIN_OPERATION = frozenset({"path parameter", "duplicate parameter", "reference"})
ANYWHERE = frozenset({"operation id", "tag"})
OPERATION_TOKENS = 3  # /paths/…/get


def agrees(remark: Remark, ours: Iterable[tuple[str, str]]) -> bool:
    """Whether one of our findings (rule, pointer) says what the remark says."""
    same = SAME[remark.kind]
    return any(same.fullmatch(rule) and _near(pointer, remark) for rule, pointer in ours)


def _near(pointer: str, remark: Remark) -> bool:
    """Our finding stands at the remark's place, within it, or at the object that holds the place."""
    if remark.kind in ANYWHERE:
        return True
    place = split(remark.pointer)
    if remark.kind in WITHIN_OPERATION:
        place = place[:OPERATION_TOKENS]
    there = join(*place)
    return pointer == there or pointer.startswith(f"{there}/") or pointer == join(*place[:-1])
