"""A page for each region, and the way to it: by code, by name, from the list of provinces."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Prefetch, Q, QuerySet, When
from django.db.models.functions import Length
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Actor, Project, Stewardship, WorkEntry
from actors.models.stewardship import LEVELS
from records.thai import to_arabic_digits
from regions.around import neighbours
from regions.inequality.told import inequality_of
from regions.models import Level, Region, RegionStatistics
from regions.names import bare
from regions.querysets import in_the_tree
from regions.situation import groups_with, situation
from resources.ageing.figures import ageing_of
from resources.models import Need, Resource, ResourceKind
from tisep.explore.filters import in_or_serving, located_in
from tisep.explore.matrix import matrix
from tisep.explore.models import IndexedRecord, RecordType
from tisep.funds.pages import calls_for
from tisep.pages import jsonld
from tisep.pages.addresses import on_the_map
from tisep.pages.open_needs import open_needs
from tisep.pages.outline import outline_map
from tisep.pages.places import full_name, in_reading_order, readable, way_to, ways_to
from tisep.pages.records import Record, cards
from tisep.pages.region_gaps import ranked_by, ranking, standings
from tisep.pages.sections import Section

FOUND_AT_MOST = 60
SHOWN = 12
SHAPES = ("boundary", "point")


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
        "nav": "regions",
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
    places, beside, by = in_the_tree([found]), neighbours(found), ranked_by()
    context = {
        "nav": "regions",
        "region": found,
        "title": full_name(found),
        "summary": summary_of(found),
        "api_address": reverse("api:region-detail", args=[found.code]),
        "way": way,
        "neighbours": beside,
        "tables": [(f"{word}s", label) for word, label in RecordType.choices],
        "systems": situation(found, beside),
        "inequality": inequality_of(found, beside),
        "ageing": ageing_of(found),
        "open_needs": open_needs(places),
        "standings": standings(found, way, by),
        "ranking": ranking(found, by),
        "holders": way[-2::-1],
        "matrix": matrix(places),
        "stewards": stewards_of(found),
        "calls": calls_for(places),
        "outline": outline_map(found, places=places),
        # The map filters by one region; a group is several.
        "map_address": "" if found.level == Level.GROUP else on_the_map(region=found.code),
        "json_ld": [jsonld.of_region(request, found, way), jsonld.crumbs(request, way)],
    }
    context |= kin_of(found) | computed(found) | lists_of(request, places)
    return render(request, "regions/region.html", context)


def kin_of(found: Region) -> dict[str, Any]:
    """What is below it, what it came from and became, and the groups that it is or belongs to."""
    return {
        "children": children_of(found),
        "successors": found.successors.without_boundary(),
        "predecessors": found.predecessors.without_boundary(),
        "members": members_of(found),
        "groups": groups_with(found),
    }


def computed(found: Region) -> dict[str, Any]:
    """What was counted, and the nearest resource of each kind (km), the nearest kind first."""
    statistics = RegionStatistics.objects.with_population().filter(region=found).first()
    metres = statistics.nearest if statistics else {}
    nearest = [
        (ResourceKind(kind).label, round(far / 1000, 1))
        for kind, far in sorted(metres.items(), key=lambda one: one[1])
    ]
    return {"statistics": statistics, "nearest": nearest}


def lists_of(request: HttpRequest, places: list[Region]) -> dict[str, Section]:
    """The records of the places, by the section that lists them."""
    inside, here = located_in(places), in_or_serving(places)
    lists = {
        "actors": those(Actor, inside, places),
        "reaching": those(Actor, here & ~inside, places),
        "projects": those(Project, here, places).prefetch_related("stages"),
        "resources": those(Resource, here, places),
        "needs": those(Need, here, places),
    }
    sections = {name: Section(request, name, items, SHOWN) for name, items in lists.items()}
    work = WorkEntry.objects.public().in_or_around(places).in_full()
    return {**sections, "work": Section(request, "work", work, SHOWN)}


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


def those(model: type[Record], which: Q, places: list[Region]) -> QuerySet[Any]:
    """The public records of a kind that the index finds; those that sit in the places first."""
    indexed = IndexedRecord.objects.filter(which, record=model._meta.model_name)
    records = cards(model.objects.filter(pk__in=indexed.values("record_id")))
    codes = [place.code for place in places]
    elsewhere = Case(When(region__path__overlap=codes, then=0), default=1)
    return records.order_by(elsewhere, *in_reading_order(), "pk")


def stewards_of(found: Region) -> QuerySet[Stewardship] | None:
    """Who looks after its data; None where the region is too large for that, or is no more."""
    if found.level not in LEVELS or not found.is_current:
        return None
    rows = Stewardship.objects.public().over(found).order_by("-region__code", "since", "pk")
    shapes = [f"{way}__{shape}" for way in ("region", "actor__region") for shape in SHAPES]
    return rows.select_related("region", "actor__region").defer(*shapes)


def children_of(found: Region) -> list[Region]:
    """The regions right below it, in the reader's order; groups cut across them and are none."""
    children = found.children.current().exclude(level=Level.GROUP).without_boundary()
    return list(children.select_related("statistics").order_by(*in_reading_order()))


def members_of(found: Region) -> list[Region]:
    """The provinces of a group, in the reader's order."""
    if found.level != Level.GROUP:
        return []
    return list(found.members.without_boundary().order_by(*in_reading_order()))


def summary_of(found: Region) -> str:
    """One sentence for search engines and shared links."""
    return _(
        "Who works on social inequality in %(region)s, with what, and what is needed there."
    ) % {"region": full_name(found)}
