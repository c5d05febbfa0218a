"""Pages of results: by number as far as row 10,000, by cursor beyond."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from records.api.errors import Fault, Refused
from records.api.parameters import Documented, Parameter, read_all, whole_number

SALT = "records.api.pages"
PAGE_SIZE, LARGEST_PAGE = 50, 200
NUMBERED_ROWS = 10_000


read_page, page_schema = whole_number(1)
read_size, size_schema = whole_number(1, LARGEST_PAGE)
PARAMETERS = (
    Parameter(
        "page",
        f"The page's number, from 1. Numbers reach as far as row {NUMBERED_ROWS:,}: follow `next`.",
        read=read_page,
        schema=page_schema,
    ),
    Parameter(
        "page_size",
        f"Rows on a page: {PAGE_SIZE} unless told, {LARGEST_PAGE} at most.",
        read=read_size,
        schema=size_schema,
    ),
    Parameter(
        "cursor",
        "Where to go on, as `next` and `previous` give it beyond the numbered pages.",
    ),
)
PAGING = {parameter.name for parameter in PARAMETERS}


class Pages(BasePagination):
    """`{count, next, previous, results}` in the order that the view's `order` names.

    `order` holds fields or annotations that are never null and together unique; no order of the
    queryset's own is kept.
    """

    count: int
    next: str | None = None
    previous: str | None = None
    #: What the view's filter says beside the results.
    beside: dict[str, Any]

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.address = request.build_absolute_uri()
        self.order: Sequence[str] = view.order
        # A cursor of another list would compare its values with columns of other types.
        self.salt = f"{SALT}.{view.plural}"
        asked = read_all(request, PARAMETERS)
        if "cursor" in asked and "page" in asked:
            raise Refused(Fault("cursor", _("It cannot be given with `page`.")))
        self.size = asked.get("page_size", PAGE_SIZE)
        self.count = self.total(queryset)
        self.beside = getattr(view, "beside", {})
        if "cursor" in asked:
            return self._from_cursor(queryset, asked["cursor"])
        return self._numbered(queryset, asked.get("page", 1))

    def total(self, queryset: QuerySet) -> int:
        return queryset.count()

    def _numbered(self, queryset: QuerySet, page: int) -> list[Any]:
        start = (page - 1) * self.size
        last = max(1, -(-self.count // self.size))
        if page > last:
            raise Refused(
                Fault(
                    "page",
                    _("Page %(page)s is beyond the end.") % {"page": page},
                    _("The last page is %(last)s.") % {"last": last},
                ),
                status_code=404,
            )
        if start >= NUMBERED_ROWS:
            raise Refused(
                Fault(
                    "page",
                    _("Pages have numbers as far as row %(row)s.") % {"row": NUMBERED_ROWS},
                    _("Follow `next` from an earlier page; it goes on by cursor."),
                )
            )
        rows = list(queryset.order_by(*self.order)[start : start + self.size])
        if page > 1:
            self.previous = replace_query_param(self.address, "page", page - 1)
        if start + self.size < min(self.count, NUMBERED_ROWS):
            self.next = replace_query_param(self.address, "page", page + 1)
        elif start + self.size < self.count:
            self.next = self._cursor(rows[-1], backwards=False)
        return rows

    def _from_cursor(self, queryset: QuerySet, cursor: str) -> list[Any]:
        backwards, place = self._place(cursor)
        signs = "-" if backwards else ""
        beyond = queryset.filter(self._beyond(backwards, place))
        rows = list(beyond.order_by(*(signs + name for name in self.order))[: self.size + 1])
        more = len(rows) > self.size
        rows = rows[: self.size]
        if backwards:
            rows.reverse()
        if rows and (more or not backwards):
            self.previous = self._cursor(rows[0], backwards=True)
        if rows and (more or backwards):
            self.next = self._cursor(rows[-1], backwards=False)
        return rows

    def _beyond(self, backwards: bool, place: list[Any]) -> Q:
        """Rows after the place in the order, or before it."""
        side = "lt" if backwards else "gt"
        # The bound on the first field alone is implied; with it an index can be entered there.
        condition = Q(**{f"{self.order[0]}__{side}e": place[0]})
        either = Q()
        for depth, name in enumerate(self.order):
            same = dict(zip(self.order[:depth], place, strict=False))
            either |= Q(**same, **{f"{name}__{side}": place[depth]})
        return condition & either

    def _cursor(self, row: Any, backwards: bool) -> str:
        place = [getattr(row, name) for name in self.order]
        plain = [value if isinstance(value, int) else str(value) for value in place]
        cursor = signing.dumps([backwards, plain], salt=self.salt)
        return replace_query_param(remove_query_param(self.address, "page"), "cursor", cursor)

    def _place(self, cursor: str) -> tuple[bool, list[Any]]:
        """Whether it goes backwards, and a value for each field of the order."""
        try:
            backwards, place = signing.loads(cursor, salt=self.salt)
        except (signing.BadSignature, ValueError):
            mend = _("Follow `next` as it is, or leave the cursor out to begin again.")
            fault = Fault("cursor", _("This is not a cursor that was given here."), mend)
            raise Refused(fault) from None
        return backwards, place

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "count": self.count,
                "next": self.next,
                "previous": self.previous,
                "results": data,
                **self.beside,
            }
        )

    def get_schema_operation_parameters(self, _view: Any) -> list[Documented]:
        return [parameter.documented() for parameter in PARAMETERS]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": "Rows on all pages."},
                "next": link,
                "previous": link,
                "results": schema,
            },
        }
