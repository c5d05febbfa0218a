"""A small map that needs no JavaScript: a region among its neighbours, as SVG paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, cast

from django.contrib.gis.db.models import Extent, QuerySet
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from regions.models import Level, Region, RegionOutline

SIZE = 1000
MARGIN = 0.08
MERCATOR = 3857
# The band that a level is first drawn in.
COARSEST = {Level.PROVINCE: 5, Level.DISTRICT: 7, Level.TAMBON: 9}
# For a region of each level: the level and RegionOutline.band of what is drawn inside it, and of
# its neighbours. Half a pixel of these bands is less than a unit of SIZE.
DRAWN = {
    Level.COUNTRY: ((Level.PROVINCE, 5), (Level.PROVINCE, 5)),
    Level.PART: ((Level.PROVINCE, 7), (Level.PROVINCE, 7)),
    Level.GROUP: ((Level.PROVINCE, 7), (Level.PROVINCE, 7)),
    Level.PROVINCE: ((Level.DISTRICT, 7), (Level.PROVINCE, 7)),
    Level.DISTRICT: ((Level.TAMBON, 9), (Level.DISTRICT, 9)),
    Level.TAMBON: ((Level.TAMBON, 11), (Level.TAMBON, 11)),
}


@dataclass(frozen=True, slots=True)
class Shape:
    region: Region
    path: str


@dataclass(frozen=True, slots=True)
class OutlineMap:
    """Shapes and a spot in a view box of `width` by `height`; y grows downwards."""

    width: int
    height: int
    inside: list[Shape]
    around: list[Shape]
    spot: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A box in metres (SRID 3857), drawn with its longer side `size` units long."""

    west: float
    south: float
    east: float
    north: float
    size: int = SIZE

    @classmethod
    def around(cls, extent: tuple[float, float, float, float], margin: float = MARGIN) -> Frame:
        west, south, east, north = extent
        edge = margin * max(east - west, north - south)
        return cls(west - edge, south - edge, east + edge, north + edge)

    @property
    def scale(self) -> float:
        return self.size / max(self.east - self.west, self.north - self.south)

    @property
    def box(self) -> Polygon:
        box = Polygon.from_bbox((self.west, self.south, self.east, self.north))
        box.srid = MERCATOR
        return box

    def place(self, x: float, y: float) -> tuple[int, int]:
        return round((x - self.west) * self.scale), round((self.north - y) * self.scale)

    def spot(self, point: Point) -> tuple[int, int]:
        """Where a point (SRID 4326) is drawn."""
        flat = cast("Point", point.transform(MERCATOR, clone=True))
        return self.place(flat.x, flat.y)


def outline_map(
    region: Region | None, *, spot: Point | None = None, places: Iterable[Region] = ()
) -> OutlineMap | None:
    """The region's parts among its neighbours, `spot` (SRID 4326) on it; None without outlines.

    `places` are drawn as the region where it is a group of them.
    """
    if region is None:
        return None
    (inner, band), (outer, outer_band) = DRAWN[Level(region.level)]
    codes = [place.code for place in places] or [region.code]
    inside = drawn(inner, band).filter(region__path__overlap=codes)
    extent = inside.aggregate(extent=Extent("shape"))["extent"]
    if extent is None:
        return None
    frame = Frame.around(extent)
    around = drawn(outer, outer_band).filter(shape__bboverlaps=frame.box)
    width, height = frame.place(frame.east, frame.south)
    return OutlineMap(
        width=width,
        height=height,
        inside=[shape(one, frame) for one in inside],
        around=[shape(one, frame) for one in around.exclude(region__path__overlap=codes)],
        spot=frame.spot(spot) if spot else None,
    )


def shaded_map(level: Level, rows: Mapping[int, Any]) -> dict[str, Any] | None:
    """The shapes of a level's regions, each with its row; None without outlines.

    `rows`: by the id of the region, what the template tells of it.
    """
    outlines = drawn(level, COARSEST[level]).filter(region__in=rows)
    extent = outlines.aggregate(extent=Extent("shape"))["extent"]
    if extent is None:
        return None
    frame = Frame.around(extent, margin=0.02)
    width, height = frame.place(frame.east, frame.south)
    shapes = [(shape(one, frame), rows[one.region_id]) for one in outlines]
    return {"width": width, "height": height, "shapes": shapes}


def drawn(level: Level, band: int) -> QuerySet[RegionOutline]:
    outlines = RegionOutline.objects.filter(band=band, region__level=level)
    return outlines.select_related("region").defer("region__boundary", "region__point")


def shape(outline: RegionOutline, frame: Frame) -> Shape:
    return Shape(outline.region, path(outline.shape, frame))


def path(polygons: MultiPolygon, frame: Frame) -> str:
    """SVG path data in whole units."""
    return "".join(
        "M" + " ".join(f"{x} {y}" for x, y in ring) + "Z" for ring in rings(polygons, frame)
    )


def rings(polygons: MultiPolygon, frame: Frame) -> Iterator[list[tuple[int, int]]]:
    """The rings in units of the drawing, open, without those that are too small to see."""
    for ring in chain.from_iterable(polygons.coords):
        points = [frame.place(x, y) for x, y in ring]
        kept = [point for last, point in pairwise(points) if point != last]
        if len(kept) > 2:
            yield kept
