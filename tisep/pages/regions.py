"""A page for each region, and the way to it: by code, by name, from the list of provinces."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Prefetch, Q, QuerySet, When
from django.db.models.functions import Length
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Actor, Project
from records.thai import to_arabic_digits
from regions.models import IndicatorValue, Level, Region
from regions.names import bare
from resources.models import Need, Resource
from tisep.explore.filters import in_or_serving, located_in
from tisep.explore.models import IndexedRecord
from tisep.pages import jsonld
from tisep.pages.addresses import on_the_map
from tisep.pages.outline import outline_map
from tisep.pages.places import full_name, in_reading_order, readable, way_to, ways_to
from tisep.pages.records import Record, cards
from tisep.pages.sections import Section

FOUND_AT_MOST = 60
SHOWN = 12


@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """A region's page; a name instead of a code leads there when it is one region's alone."""
    written = readable(code)
    found = Region.objects.defer("boundary").filter(code=written).first()
    return page(request, found) if found else by_name(written)


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """The 77 provinces by part; with `?q=`, the regions of that name."""
    name = readable(request.GET.get("q", ""))
    found = list(named(name)[:FOUND_AT_MOST]) if name else []
    today = Region.objects.current().without_boundary().order_by(*in_reading_order())
    provinces = today.at_level(Level.PROVINCE).select_related("statistics")
    context = {
        "q": name,
        "found": [(one, way[:-1]) for one, way in zip(found, ways_to(found), strict=True)],
        "parts": today.at_level(Level.PART).prefetch_related(
            Prefetch("children", provinces, "provinces")
        ),
        "country": today.at_level(Level.COUNTRY).first(),
    }
    return render(request, "regions/regions.html", context)


def page(request: HttpRequest, found: Region) -> HttpResponse:
    way = way_to(found)
    inside, here = located_in([found]), in_or_serving([found])
    lists = {
        "actors": those(Actor, inside, found),
        "reaching": those(Actor, here & ~inside, found),
        "projects": those(Project, here, found).prefetch_related("stages"),
        "resources": those(Resource, here, found),
        "needs": those(Need, here, found),
    }
    sections = {name: Section(request, name, items, SHOWN) for name, items in lists.items()}
    context = {
        "region": found,
        "title": full_name(found),
        "summary": summary_of(found),
        "api_address": reverse("api:region-detail", args=[found.code]),
        "way": way,
        "children": children_of(found),
        "successors": found.successors.without_boundary(),
        "predecessors": found.predecessors.without_boundary(),
        "figures": figures_of(found),
        "outline": outline_map(found),
        "map_address": on_the_map(region=found.code),
        "json_ld": [jsonld.of_region(request, found, way), jsonld.crumbs(request, way)],
    }
    return render(request, "regions/region.html", context | sections)


def by_name(name: str) -> HttpResponse:
    """To the region of that name: the widest one (ยะลา is the province) when it is the only one."""
    levels = list(Level)
    found = sorted(named(name, exactly=True), key=lambda one: levels.index(Level(one.level)))
    widest = [one for one in found if one.level == found[0].level]
    if len(widest) == 1:
        return redirect("region", widest[0].code)
    if found:
        return redirect(f"{reverse('regions')}?{urlencode({'q': name})}")
    raise Http404


def named(name: str, *, exactly: bool = False) -> QuerySet[Region]:
    """Regions of today whose Thai or English name is, or has in it, what somebody typed."""
    written, how = bare(name), "iexact" if exactly else "icontains"
    same = Q(**{f"name_th__{how}": written}) | Q(**{f"name_en__{how}": written})
    same |= Q(aliases__contains=[name.strip()])
    if not exactly:
        same |= Q(code=to_arabic_digits(written))
    found = Region.objects.current().filter(same).without_boundary()
    return found.order_by(Length("code"), *in_reading_order(), "code")


def those(model: type[Record], which: Q, found: Region) -> QuerySet[Any]:
    """The public records of a kind that the index finds; those that sit in the region first."""
    indexed = IndexedRecord.objects.filter(which, record=model._meta.model_name)
    records = cards(model.objects.filter(pk__in=indexed.values("record_id")))
    elsewhere = Case(When(region__path__contains=[found.code], then=0), default=1)
    return records.order_by(elsewhere, *in_reading_order(), "pk")


def children_of(found: Region) -> list[Region]:
    """The regions right below it, in the reader's order."""
    children = found.children.current().without_boundary().select_related("statistics")
    return list(children.order_by(*in_reading_order()))


def figures_of(found: Region) -> QuerySet[IndicatorValue]:
    """Its indicator values, the newest of each indicator first."""
    values = found.indicator_values.select_related("indicator__source")
    return values.order_by("indicator__slug", "-year", F("as_of").desc(nulls_last=True))


def summary_of(found: Region) -> str:
    """One sentence for search engines and shared links."""
    return _(
        "Who works on social inequality in %(region)s, with what, and what is needed there."
    ) % {"region": full_name(found)}
