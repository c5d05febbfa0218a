"""A place as somebody types it: "ต.ท่าสาป ยะลา", "Tha Sap, Yala", "950115"."""

from __future__ import annotations

import re

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from regions.models import Level, Region
from regions.names import bare
from regions.querysets import RegionQuerySet
from tisep.pages.places import full_name, readable, ways_to

SHOWN = 8
LEVELS = [Level.TAMBON, Level.DISTRICT, Level.PROVINCE]
# A word for a level stands with the name after it.
APART = re.compile(r"\s*,\s*|\s+(?=(?:ต|อ|จ)\.|ตำบล|อำเภอ|จังหวัด|แขวง|เขต)|(?<=[ก-๙])\s+(?=[ก-๙])")
SHORT = re.compile(r"((?:ต|อ|จ)\.|ตำบล|อำเภอ|จังหวัด|แขวง|เขต)\s+")


def called(text: str) -> list[Region]:
    """The regions that the words may mean, the likeliest first; the first word is the place."""
    text = SHORT.sub(r"\1", readable(text))
    if not text:
        return []
    if text.isdigit():
        return list(places().filter(code=text))
    first, *holders = [part for part in APART.split(text) if part]
    found = _named(first, whole=True)
    for holder in holders:
        inside = _named(holder, whole=True).values_list("code", flat=True)
        found = found.filter(path__overlap=list(inside))
    rows = list(found.order_by("-level", "code")[:SHOWN])
    return rows or ([] if holders else list(_named(first, whole=False).order_by("code")[:SHOWN]))


def labels(regions: list[Region]) -> list[str]:
    """ตำบลท่าสาป อำเภอเมืองยะลา จังหวัดยะลา; what `called` finds again."""
    between = ", " if get_language() == "en" else " "
    return [
        between.join(full_name(one) for one in reversed(way) if one.level in LEVELS)
        or full_name(region)
        for region, way in zip(regions, ways_to(regions), strict=True)
    ]


def label(region: Region) -> str:
    return labels([region])[0]


@cache_control(public=True, max_age=300)
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What the field for a place offers while somebody types."""
    return JsonResponse({"places": labels(called(request.GET.get("q", "")))})


def places() -> RegionQuerySet:
    """Where a need or an offer may be."""
    return Region.objects.current().without_boundary().exclude(level=Level.COUNTRY)


def _named(words: str, *, whole: bool) -> RegionQuerySet:
    name = bare(words)
    if whole:
        named = Q(name_th=name) | Q(name_en__iexact=name) | Q(aliases__contains=[name])
    else:
        named = Q(name_th__startswith=name) | Q(name_en__istartswith=name)
    return places().filter(named)
