"""What new boundaries do to the records in them: some move, the rest stay and are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils import timezone

from regions.models import Placed, Region
from regions.points import regions_at

Line = dict[str, str]


def placed_models() -> Iterator[Any]:
    """Every kind of thing that has a place, of whatever app: this app knows none of them."""
    return (model for model in apps.get_models() if issubclass(model, Placed))


def move_by_point() -> tuple[list[Line], list[Line]]:
    """Place anew what was placed by its point; compare what was placed otherwise.

    Returns what moved, and what does not fit: things whose point lies in no region or in several
    (they stay), and things placed by code, by name or by a person whose own point lies in another
    region's official boundary.
    """
    moved: list[Line] = []
    misfits: list[Line] = []
    by_code = Region.objects.only("code", "path", "name_th", "boundary_approximate").in_bulk(
        field_name="code"
    )
    for model in placed_models():
        things = _with_point(model)
        at = regions_at({thing.pk: (thing.location.x, thing.location.y) for thing in things})
        changed = []
        for thing in things:
            here = [by_code[code] for code in at.get(thing.pk, [])]
            if thing.placed_by != "point":
                misfits += _compared(thing, here)
            elif len(here) != 1:
                misfits.append(_line(thing, here))
            elif here[0].pk != thing.region_id:
                moved.append(_line(thing, here))
                thing.region, thing.updated_at = here[0], timezone.now()
                changed.append(thing)
        model.objects.bulk_update(changed, ["region", "updated_at"], batch_size=500)
    return moved, misfits


def _with_point(model: Any) -> list[Any]:
    things = model.objects.filter(location__isnull=False, region__isnull=False)
    return list(
        things.select_related("region").only(
            "name_th", "name_en", "location", "placed_by", "region__code", "region__path",
            "region__name_th", "region__boundary_approximate",
        )
    )  # fmt: skip


def _compared(thing: Any, here: list[Region]) -> list[Line]:
    """The line of a thing whose point lies outside the official boundary of its region."""
    if thing.region.boundary_approximate or any(thing.region.code in r.path for r in here):
        return []
    return [_line(thing, here)]


def _line(thing: Any, here: list[Region]) -> Line:
    return {
        "record": f"{thing._meta.model_name} {thing.pk} {thing}",
        "placed_by": str(thing.placed_by),
        "region": f"{thing.region.code} {thing.region.name_th}",
        "point_in": ", ".join(f"{region.code} {region.name_th}" for region in here) or "no region",
    }
