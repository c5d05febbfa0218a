"""The regions themselves into the database: codes, names, successors, approximate boundaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import shapely
from django.contrib.gis.geos import GEOSGeometry
from django.db import connection, transaction
from django.db.models import Model

from regions.boundaries.approximate import approximate_boundaries
from regions.boundaries.storing import Drawn, redraw, write
from regions.gazetteer import Area, areas
from regions.models import Level, Region, RegionOutline
from regions.sources import APPROXIMATE, GAZETTEER, source

Say = Callable[[str], None]


@dataclass
class Loaded:
    """What a load did; `other_names` are names kept because a person may have corrected them."""

    added: int = 0
    changed: int = 0
    kept: int = 0
    boundaries: int = 0
    outlines: int = 0
    other_names: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        names = ("added", "changed", "kept", "boundaries", "outlines")
        return {name: getattr(self, name) for name in names}


@transaction.atomic
def load_regions(*, outline: Path, say: Say) -> Loaded:
    """Bring the stored regions up to the gazetteer; a second run changes nothing.

    Approximate boundaries are made only for regions that have none, and never replace official
    ones. `outline` is Natural Earth's countries as TopoJSON; FileNotFoundError if it is missing.
    """
    gazetteer = areas()
    known = {region.code: region for region in Region.objects.defer("boundary", "point")}
    loaded = Loaded()
    new = [area for area in gazetteer if area.code not in known]
    drawn: dict[str, Drawn] = {}
    if _bare(gazetteer, known):
        drawn = approximate_boundaries(gazetteer, outline, say)
    _correct(gazetteer, known, loaded)
    if new:
        say(f"storing {len(new)} regions")
        _insert(new, known, drawn)
        _link(Region.successors.through, {area.code: area.successors for area in gazetteer})
        _link(Region.members.through, {area.code: area.members for area in gazetteer})
        loaded.added = len(new)
    loaded.boundaries = _fill(drawn, {area.code for area in new})
    if drawn or not RegionOutline.objects.exists():
        say("outlines for every band of zooms")
        loaded.outlines = redraw()
    if loaded.added or loaded.boundaries:
        _take_stock()
    return loaded


def _take_stock() -> None:
    """Tell the planner how much is there now: without, joins over all regions take minutes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE regions_region, regions_region_successors, regions_regionoutline")


def _bare(gazetteer: Iterable[Area], known: dict[str, Region]) -> bool:
    """Whether a current region is missing, or has no boundary."""
    if any(area.code not in known for area in gazetteer if area.valid_to is None):
        return True
    drawn = Region.objects.current().exclude(level=Level.GROUP)
    return drawn.filter(boundary__isnull=True).exists()


def _correct(gazetteer: Iterable[Area], known: dict[str, Region], loaded: Loaded) -> None:
    changed = []
    for area in gazetteer:
        region = known.get(area.code)
        if region is None:
            continue
        if (region.name_th, region.name_en) != (area.name_th, area.name_en):
            loaded.other_names.append(area.code)
        aliases = region.aliases
        if "aliases" not in region.edited_fields:
            aliases = list(dict.fromkeys([*aliases, *area.aliases]))
        if (region.valid_to, region.aliases) != (area.valid_to, aliases):
            region.valid_to, region.aliases = area.valid_to, aliases
            changed.append(region)
        else:
            loaded.kept += 1
    Region.objects.bulk_update(changed, ["valid_to", "aliases"])
    loaded.changed = len(changed)


def _insert(new: list[Area], known: dict[str, Region], drawn: dict[str, Drawn]) -> None:
    # A level at a time: the database makes a row's path from its parent's.
    approximate = source(APPROXIMATE)
    source(GAZETTEER)
    for _, level in groupby(new, key=lambda area: (area.valid_to is not None, area.level)):
        rows = [
            Region(
                code=area.code,
                level=area.level,
                parent=known[area.parent] if area.parent else None,
                name_th=area.name_th,
                name_en=area.name_en,
                aliases=list(area.aliases),
                valid_to=area.valid_to,
                boundary_approximate=area.level != Level.GROUP,
                **_boundary(drawn.get(area.code), approximate),
            )
            for area in level
        ]
        known |= {row.code: row for row in Region.objects.bulk_create(rows, batch_size=500)}


def _boundary(drawn: Drawn | None, boundary_source: Any) -> dict[str, Any]:
    if drawn is None:
        return {}
    return {
        "boundary": GEOSGeometry(memoryview(shapely.to_wkb(drawn.boundary)), srid=4326),
        "boundary_source": boundary_source,
        "point": GEOSGeometry(memoryview(shapely.to_wkb(drawn.point)), srid=4326),
        "point_by": drawn.point_by,
    }


def _link(link: type[Model], codes: dict[str, tuple[str, ...]]) -> None:
    ids = dict(Region.objects.values_list("code", "id"))
    rows = [
        link(from_region_id=ids[here], to_region_id=ids[there])
        for here, others in codes.items()
        for there in others
    ]
    link._default_manager.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def _fill(drawn: dict[str, Drawn], new: set[str]) -> int:
    """Give stored regions without a boundary their approximate one; returns how many were drawn."""
    bare = set(Region.objects.filter(boundary__isnull=True).values_list("code", flat=True))
    missing = {code: one for code, one in drawn.items() if code in bare}
    boundary_source = source(APPROXIMATE).pk if missing else 0
    if missing:
        write(missing, lambda _: boundary_source)
    return len(missing) + len(new & drawn.keys())
