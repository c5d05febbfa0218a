"""What people call regions, as a spreadsheet, and a record's place: by code, names or point."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, ClassVar

from django.contrib.gis.geos import Point
from django.db import models
from django.utils.translation import gettext as _

from records.exchange import Cells, Column, KeyedTable, RecordTable, Wrong
from records.exchange.columns import many_of, text_of
from records.exchange.rows import Row
from regions.curating import holds, provinces_of, within
from regions.models import Region
from regions.models.placed import THAILAND
from regions.placing import Names, Place, Placement, place_all

SHOWN_NAMES = ("level", "name_th", "name_en")
NAMES = ("province", "district", "tambon")
PLACE = ("region_code", *NAMES, "lat", "lon")


class RegionTable(KeyedTable):
    """The names of regions by code; regions themselves come from the gazetteer alone."""

    model = Region
    key = "code"
    adds = False
    fields_in_order: ClassVar[tuple[str, ...]] = ("aliases",)

    def columns(self) -> list[Column]:
        names = [Column(name, "", text_of, attrgetter(name)) for name in SHOWN_NAMES]
        return [*names, *super().columns()]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return records.defer("boundary", "point")

    def _stored(self, records: Any) -> Any:
        named = self.with_all(records)
        codes = provinces_of(self.by) if self.by else None
        return named if codes is None else named.filter(path__overlap=codes)


class PlacedTable(RecordTable):
    """Its regions are found for all rows at once; what is not found is told, not guessed.

    To somebody who looks after some provinces, records elsewhere are not there.
    """

    tag_names: ClassVar[tuple[str, ...]] = ("serves",)

    def columns(self) -> list[Column]:
        codes = dict(Region.objects.values_list("code", "pk"))
        place = [
            Column("region_code", "", text_of, lambda r: r.region.code if r.region else ""),
            *(Column(name, "", text_of, lambda _record: "") for name in NAMES),
            Column("lat", "", _degrees, lambda r: r.location.y if r.location else ""),
            Column("lon", "", _degrees, lambda r: r.location.x if r.location else ""),
        ]
        return [*super().columns(), *place, many_of("serves", codes, "code")]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        served = models.Prefetch("serves", Region.objects.only("code"))
        with_region = super().with_all(records).select_related("region")
        return with_region.defer("region__boundary", "region__point").prefetch_related(served)

    def complete(
        self, rows: list[Row], cells: list[Cells], errors: dict[int, dict[str, Any]]
    ) -> None:
        super().complete(rows, cells, errors)
        wanted: list[tuple[Row, Place]] = []
        for row, here in zip(rows, cells, strict=True):
            try:
                place = _place(here)
            except Wrong as wrong:
                errors[row.number].setdefault("lat", str(wrong))
                continue
            if place is not None:
                wanted.append((row, place))
        found = place_all([place for _row, place in wanted]) if wanted else []
        for (row, place), placement in zip(wanted, found, strict=True):
            _put(row, place, placement)
            if self.by and placement.region and not holds(self.by, placement.region):
                told = _("This place is not in the provinces that you look after.")
                errors[row.number].setdefault("region_code", told)

    def _stored(self, records: Any) -> Any:
        found = super()._stored(records)
        return within(found, self.by) if self.by else found


def _degrees(cell: Any) -> float | None:
    text = text_of(cell)
    try:
        return float(text) if text else None
    except ValueError:
        raise Wrong(_("Write degrees as a number, such as 6.5412.")) from None


def _place(here: Cells) -> Place | None:
    """What the row says of its place, or None where it says nothing."""
    if not any(text_of(here.get(name)) for name in PLACE):
        return None
    names = Names(*(text_of(here.get(name)) for name in NAMES))
    try:
        lat, lon = _degrees(here.get("lat")), _degrees(here.get("lon"))
    except Wrong:
        # The column has told of it already.
        return None
    if (lat is None) != (lon is None):
        raise Wrong(_("A point needs both lat and lon."))
    point = None if lat is None or lon is None else (lon, lat)
    if point and not THAILAND.covers(Point(*point)):
        raise Wrong(_("The point lies outside Thailand: are lat and lon exchanged?"))
    return Place(text_of(here.get("region_code")), names, point)


def _put(row: Row, place: Place, found: Placement) -> None:
    location = Point(*place.point, srid=4326) if place.point else None
    region = found.region.pk if found.region else None
    row.note = found.note
    if not row.new:
        stored = row.record
        if stored.region_id == region and stored.location == location:
            return
        if {"region", "location"} & set(stored.edited_fields):
            row.kept.add("region")
            return
    row.values |= {
        "location": location,
        "region_id": region,
        "placed_by": found.placed_by,
        "placed_sure": found.placed_sure if region else True,
    }
