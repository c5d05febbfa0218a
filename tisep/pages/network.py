"""Who works with whom in a region, as a picture and as a list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from actors.models import Actor, Project
from regions.models import Region
from tisep.explore.network import Network, network
from tisep.pages.costly import TooOften, kept_or_made, later
from tisep.pages.places import full_name, readable, way_to

WIDTH, LOWEST, MARGIN = 1000, 320, 60


@dataclass(frozen=True)
class Dot:
    """An actor in the picture, by the number that it has in the lists below it."""

    actor: Actor
    x: int
    y: int
    radius: int
    bridge: bool
    number: int


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """`?from=` and `?to=` name two actors by UUID: who could introduce one to the other."""
    region = get_object_or_404(Region.objects.without_boundary(), code=readable(code))
    ends = [_uuid(request.GET.get(name, "")) for name in ("from", "to")]
    what = f"network:{region.code}:{ends[0]}:{ends[1]}"
    try:
        told = kept_or_made(request, what, lambda: tell(region, ends))
    except TooOften:
        return later(request)
    context = {"told": told, "title": full_name(region), "way": way_to(region)}
    return render(request, "network/network.html", context)


def tell(region: Region, ends: list[UUID | None]) -> SafeString:
    """The picture and the lists, as HTML in the reader's language."""
    found = network(region)
    numbers = _numbers(found)
    context = {
        "region": region,
        "title": full_name(region),
        "network": found,
        "clusters": [[(numbers[pk], found.actors[pk]) for pk in one] for one in found.clusters],
        "bridges": [
            (numbers[pk], found.actors[pk], found.graph.degree(pk)) for pk in found.bridges
        ],
        "alone": [found.actors[pk] for pk in found.alone],
        "tied": [one for pk, one in found.actors.items() if found.graph.degree(pk)],
        **picture(found),
        **introduced(found, ends),
    }
    return render_to_string("network/told.html", context)


def picture(found: Network) -> dict[str, Any]:
    """Dots and the lines between them, WIDTH wide and as high as they need."""
    places, height = _spread(found.places())
    numbers = _numbers(found)
    bridges = set(found.bridges)
    dots = [
        Dot(found.actors[pk], x, y, min(12 + 2 * degree, 30), pk in bridges, numbers[pk])
        for pk, degree in found.graph.degree(places)
        for x, y in [places[pk]]
    ]
    lines = [(*places[one], *places[other]) for one, other in found.graph.subgraph(places).edges]
    return {"dots": sorted(dots, key=lambda dot: -dot.radius), "lines": lines, "height": height}


def _spread(at: dict[int, tuple[float, float]]) -> tuple[dict[int, tuple[int, int]], int]:
    """Over the whole width, with one scale for both directions, and the height that this takes."""
    if not at:
        return {}, 0
    xs, ys = zip(*at.values(), strict=True)
    scale = (WIDTH - 2 * MARGIN) / max(max(xs) - min(xs), 0.01)
    height = max(round((max(ys) - min(ys)) * scale) + 2 * MARGIN, LOWEST)
    middle = (max(ys) + min(ys)) / 2
    return {
        pk: (round(MARGIN + (x - min(xs)) * scale), round(height / 2 + (y - middle) * scale))
        for pk, (x, y) in at.items()
    }, height


def _numbers(found: Network) -> dict[int, int]:
    """Of all that are tied, as the lists of the clusters count them."""
    return {pk: number for number, pk in enumerate(chain(*found.clusters), 1)}


def introduced(found: Network, uuids: list[UUID | None]) -> dict[str, Any]:
    """The way from one actor to the other, with the projects that each two of them share."""
    by_uuid = {one.uuid: one for one in found.actors.values()}
    ends = [by_uuid.get(uuid) if uuid else None for uuid in uuids]
    if None in ends:
        return {"ends": ends}
    way = found.way(*(one.pk for one in ends if one))
    pairs = list(pairwise(way))
    shared = {
        pk
        for one, other in pairs
        for pk in sorted(found.graph.edges[one, other].get("projects", ()))[:1]
    }
    projects = Project.objects.in_bulk(shared)
    steps: list[tuple[Actor, Project | None]] = [(found.actors[pk], None) for pk in way[:1]]
    for one, other in pairs:
        through = sorted(found.graph.edges[one, other].get("projects", ()))[:1]
        steps.append((found.actors[other], projects[through[0]] if through else None))
    return {"ends": ends, "steps": steps, "asked": True}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
