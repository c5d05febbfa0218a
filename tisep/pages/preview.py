"""Pictures for shared links: of the site, of a record, of a region."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import Point
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from actors.models import Actor, Project
from regions.models import Level, Region, RegionOutline
from resources.models import Need, Resource
from tisep.explore.models import RecordType
from tisep.pages.picture import LAND_BAND, Card, draw
from tisep.pages.places import full_name, readable, way_to

MODELS: dict[str, Any] = {"actor": Actor, "project": Project, "resource": Resource, "need": Need}
HOURS = 3600


@require_safe
@cache_control(public=True, max_age=HOURS)
def site(request: HttpRequest) -> HttpResponse:
    """The picture of the site itself."""
    title = _("Who works on social inequality, with what, and where it is needed")
    return picture(request, card(title, _("Thailand")))


@require_safe
@cache_control(public=True, max_age=HOURS)
def record(request: HttpRequest, word: str, uuid: UUID) -> HttpResponse:
    """The picture of a public record; `word` is actor, project, resource or need."""
    records = MODELS[word].objects.public().select_related("region").defer("region__boundary")
    found = get_object_or_404(records, uuid=uuid)
    way = way_to(found.region) if found.region else []
    kind = "" if word == "project" else f" · {found.get_kind_display()}"
    blank = card(found.name, f"{RecordType(word).label}{kind}", place(way))
    at = spot(found.drawn_at, way)
    return picture(request, replace(blank, word=word, spot=at))


@require_safe
@cache_control(public=True, max_age=HOURS)
def region(request: HttpRequest, code: str) -> HttpResponse:
    """The picture of a region: its provinces filled, or a spot where it is smaller than one."""
    found = get_object_or_404(Region.objects.defer("boundary"), code=readable(code))
    way = way_to(found)
    blank = card(full_name(found), str(found.get_level_display()), place(way[:-1]))
    if found.level not in (Level.COUNTRY, Level.PART, Level.PROVINCE):
        return picture(request, replace(blank, spot=spot(found.point, way)))
    filled = Region.objects.below(found).at_level(Level.PROVINCE).order_by("code")
    return picture(request, replace(blank, provinces=tuple(filled.values_list("code", flat=True))))


def card(title: str, label: str, where: str = "") -> Card:
    """A card without a spot, with the outlines that are there to draw on it."""
    newest = RegionOutline.objects.filter(band=LAND_BAND).aggregate(newest=Max("pk"))["newest"]
    sentence = _("Thailand’s social ecosystem on one map")
    return Card(sentence, title, label, where, outlines=newest)


def picture(request: HttpRequest, card: Card) -> HttpResponse:
    """The card as PNG, drawn only for whoever does not hold it already."""
    etag = quote_etag(hashlib.sha256(repr(card).encode()).hexdigest()[:32])
    held = get_conditional_response(request, etag=etag)
    if isinstance(held, HttpResponseNotModified):
        return held
    return HttpResponse(draw(card), content_type="image/png", headers={"ETag": etag})


def place(way: list[Region]) -> str:
    """Tambon, district, province: from the narrowest up, without part and country."""
    named = [one for one in reversed(way) if one.level not in (Level.COUNTRY, Level.PART)]
    return ", ".join(full_name(one) for one in named) or _("Thailand")


def spot(point: Point | None, way: list[Region]) -> tuple[float, float] | None:
    """No spot for what sits in the country as a whole: its middle would say something untrue."""
    if point is None or (way and way[-1].level == Level.COUNTRY):
        return None
    return point.x, point.y
