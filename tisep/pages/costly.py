"""What takes a while to make: kept while nothing changes, and made so many times an hour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from tisep.explore.versions import version_of_pages
from tisep.throttle import HOUR, counted

# For one address, which many people may share: what is kept is not counted.
MADE_AN_HOUR = 240

T = TypeVar("T")


class TooOften(Exception):
    """Very much was made anew for this address within the hour."""


def kept_or_made(request: HttpRequest, what: str, make: Callable[[], T]) -> T:
    """What `make` made last for `what` in the reader's language, as long as nothing has changed.

    Raises TooOften.
    """
    key = f"costly:{what}:{get_language()}:{version_of_pages()}"
    held: T | None = cache.get(key)
    if held is None:
        if counted("costly", get_adapter().get_client_ip(request)) > MADE_AN_HOUR:
            raise TooOften
        held = make()
        cache.set(key, held, HOUR)
    return held


def later(request: HttpRequest) -> HttpResponse:
    """The page that says so."""
    page = render(request, "429.html", status=429)
    page["Retry-After"], page["Cache-Control"] = str(HOUR), "no-store"
    return page
