"""Pages of a list by keyset: the last row's sort values instead of a count of rows, so that depth costs nothing."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class KeysetPage:
    """One page: its rows, and the cursors of the pages beside it ("": there is none)."""

    rows: list[Any]
    previous: str
    next: str


def page_of(found: QuerySet[Any], keys: Sequence[str], cursor: str, size: int) -> KeysetPage:
    """The page at the cursor, in ascending order of `keys`, which together are unique and never null.

    A cursor that cannot be read leads to the first page.
    """
    direction, values = _read(cursor)
    ordered = found.order_by(*keys)
    if len(values) != len(keys):
        return _page(ordered, keys, size, has_previous=False)
    try:
        if direction == AFTER:
            return _page(ordered.filter(_beyond(keys, values, "gt")), keys, size, has_previous=True)
        return _page_before(ordered.filter(_beyond(keys, values, "lt")), keys, size)
    except (ValidationError, ValueError, TypeError):
        return _page(ordered, keys, size, has_previous=False)


def _page(found: QuerySet[Any], keys: Sequence[str], size: int, *, has_previous: bool) -> KeysetPage:
    rows = list(found[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    return KeysetPage(
        rows,
        previous=_cursor(BEFORE, rows[0], keys) if rows and has_previous else "",
        next=_cursor(AFTER, rows[-1], keys) if more else "",
    )


def _page_before(found: QuerySet[Any], keys: Sequence[str], size: int) -> KeysetPage:
    rows = list(found.reverse()[: size + 1])
    more, rows = len(rows) > size, rows[:size][::-1]
    return KeysetPage(
        rows,
        previous=_cursor(BEFORE, rows[0], keys) if more else "",
        next=_cursor(AFTER, rows[-1], keys) if rows else "",
    )


def _beyond(keys: Sequence[str], values: Sequence[Any], comparison: str) -> Q:
    """(a, b) > (x, y) written out: a > x, or a = x and b > y."""
    wanted, equal = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        wanted |= equal & Q(**{f"{key}__{comparison}": value})
        equal &= Q(**{key: value})
    return wanted


def _cursor(direction: str, row: Any, keys: Sequence[str]) -> str:
    values = orjson.dumps([direction, *(getattr(row, key) for key in keys)])
    return urlsafe_b64encode(values).decode().rstrip("=")


def _read(cursor: str) -> tuple[str, list[Any]]:
    try:
        values = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        return AFTER, []
    if not isinstance(values, list) or not values or values[0] not in (AFTER, BEFORE):
        return AFTER, []
    return values[0], [value for value in values[1:] if isinstance(value, str) and "\0" not in value]
