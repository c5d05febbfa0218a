"""Where a page lives, and what the map's address must say to show something."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.gis.geos import Point
from django.http import HttpRequest, QueryDict
from django.urls import reverse

RECORD_ZOOM = 13


def absolute(request: HttpRequest, path: str) -> str:
    """The full address of a path of this site: under SITE_ADDRESS where that is set."""
    if settings.SITE_ADDRESS:
        return settings.SITE_ADDRESS.rstrip("/") + path
    return request.build_absolute_uri(path)


def absolute_with_key(request: HttpRequest, page: str) -> str:
    """The full address of the page of that name, with {key} in the place of its key."""
    return absolute(request, reverse(page, args=["KEY"])).replace("KEY", "{key}")


def on_the_map(*, opened: str = "", at: Point | None = None, **filters: str) -> str:
    """The map's address with filters set, or with a record (`actor:uuid`) opened and in sight."""
    query = dict(filters)
    if "indicator" in query:
        # Marks would hide the colours that are asked for.
        query["marks"] = "off"
    if at:
        query["at"] = f"{at.y:.4f},{at.x:.4f},{RECORD_ZOOM}"
    if opened:
        query["open"] = opened
    return f"{reverse('home')}?{urlencode(query, safe=',:')}"


def asking(query: QueryDict, **changes: str) -> str:
    """The query with changes, from the first page of its rows."""
    changed = query.copy()
    changed.pop("rows", None)
    for name, value in changes.items():
        changed[name] = value
    return changed.urlencode()
