"""Pages by key, not by number: a row that is added or taken away meanwhile moves nothing.

A cursor holds the order, the key and the id of the row it stands at, and the direction. It is no secret and no
promise: who makes one up gets rows of their own list, or 400.
"""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from portal.api.errors import Invalid
from portal.workflow import Reason

LIMIT, MOST = 50, 200
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Key:
    """What a list is ordered by, and how the key is read back from a cursor. Never null."""

    expression: Combinable
    read: Callable[[str], Any]


@dataclass(frozen=True)
class Cursor:
    order: str
    value: Any
    id: UUID
    backwards: bool


def day(field: str) -> Key:
    """A time; rows without one come last."""
    return Key(Coalesce(F(field), Value(FOREVER)), _aware)


def text(field: str) -> Key:
    return Key(F(field), _plain)


class KeysetPagination(BasePagination):
    """Base of the lists: `orders` are the names that `?order=` takes, each also with a minus before it."""

    orders: ClassVar[Mapping[str, Key]]
    default: ClassVar[str]

    def paginate_queryset(
        self,
        queryset: QuerySet[Any],  # type: ignore[override]
        request: Request,
        view: APIView | None = None,  # noqa: ARG002
    ) -> list[Any]:
        self.request = request
        self.order = self._order(request.query_params.get("order", self.default))
        cursor = self._cursor(request.query_params.get("cursor"))
        limit = _limit(request.query_params.get("limit"))
        found = list(self._rows(queryset, cursor)[: limit + 1])
        more, rows = len(found) > limit, found[:limit]
        backwards = cursor is not None and cursor.backwards
        if backwards:
            rows.reverse()
        self.has_next = bool(rows) and (backwards or more)
        self.has_previous = bool(rows) and (more if backwards else cursor is not None)
        self.rows = rows
        return rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self._next(), "previous": self._previous(), "results": data})

    def _rows(self, queryset: QuerySet[Any], cursor: Cursor | None) -> QuerySet[Any]:
        descending = self.order.startswith("-") != (cursor is not None and cursor.backwards)
        keyed: QuerySet[Any] = queryset.annotate(key=self.orders[self.order.removeprefix("-")].expression)
        if cursor:
            side = "lt" if descending else "gt"
            keyed = keyed.filter(
                Q(**{f"key__{side}": cursor.value}) | Q(key=cursor.value, **{f"pk__{side}": cursor.id})
            )
        sign = "-" if descending else ""
        return keyed.order_by(f"{sign}key", f"{sign}pk")

    def _order(self, order: str) -> str:
        if order.removeprefix("-") not in self.orders:
            raise _invalid("order", _("Order by one of: {known}; with a minus the other way round."), self.orders)
        return order

    def _cursor(self, text: str | None) -> Cursor | None:
        if not text:
            return None
        try:
            order, value, id_, backwards = json.loads(base64.urlsafe_b64decode(text.encode()))
            if order != self.order:
                raise ValueError(order)
            return Cursor(order, self.orders[order.removeprefix("-")].read(value), UUID(id_), bool(backwards))
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            raise _invalid("cursor", _("This cursor does not belong to this list and order.")) from error

    def _next(self) -> str | None:
        return self._link(self.rows[-1], backwards=False) if self.has_next else None

    def _previous(self) -> str | None:
        return self._link(self.rows[0], backwards=True) if self.has_previous else None

    def _link(self, row: Model, *, backwards: bool) -> str:
        key = getattr(row, "key")  # noqa: B009 -- annotated
        value = key.isoformat() if isinstance(key, datetime) else key
        cursor = json.dumps([self.order, value, str(row.pk), backwards]).encode()
        token = base64.urlsafe_b64encode(cursor).decode()
        return replace_query_param(self.request.build_absolute_uri(), "cursor", token)

    # ---------------------------------------------------------------- for the OpenAPI document

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {"next": link, "previous": link, "results": schema}
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:  # noqa: ARG002
        orders = [f"{sign}{name}" for name in self.orders for sign in ("", "-")]
        order = {"type": "string", "enum": orders, "default": self.default}
        limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
        return [
            _parameter("cursor", {"type": "string"}, "From `next` or `previous`."),
            _parameter("order", order, "With a minus descending."),
            _parameter("limit", limit, "Rows of a page."),
        ]


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _limit(given: str | None) -> int:
    if not given:
        return LIMIT
    if not (given.isascii() and given.isdigit() and len(given) < 4 and 1 <= int(given) <= MOST):
        raise _invalid("limit", _("The limit is a number from 1 to {known}."), [str(MOST)])
    return int(given)


def _invalid(name: str, template: Any, known: Any = ()) -> Invalid:
    return Invalid([Reason(f"{name}_invalid", str(template).format(known=", ".join(known)))])


def _aware(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def _plain(value: str) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(value)
    return value.encode().decode()  # a lone surrogate raises: PostgreSQL stores none
