"""Lists on a page that holds several, each with a page number of its own."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


class Section(Paginator):
    """One list of a page: `?projects=2#projects` is its second page.

    A number that is no number or beyond the end shows the nearest page there is.
    """

    def __init__(self, request: HttpRequest, name: str, items: Any, size: int = 20) -> None:
        super().__init__(items, size)
        self.name = name
        self.query = request.GET

    @cached_property
    def shown(self) -> Page:
        return self.get_page(self.query.get(self.name))

    @property
    def previous_address(self) -> str:
        return self.address(self.shown.previous_page_number()) if self.shown.has_previous() else ""

    @property
    def next_address(self) -> str:
        return self.address(self.shown.next_page_number()) if self.shown.has_next() else ""

    def address(self, number: int) -> str:
        query = self.query.copy()
        query[self.name] = str(number)
        return f"?{query.urlencode()}#{self.name}"
