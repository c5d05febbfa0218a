"""Boundaries as they are drawn: simplified once per band of zooms, edges shared with neighbours."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from regions.boundaries.tessellate import cut_to, dissolve, multi

# Half the earth's circumference: the edge of the Web Mercator square (SRID 3857), in metres.
EDGE = math.pi * 6378137
TILE_PIXELS = 512
CODE_LENGTHS = {"province": 2, "district": 4, "tambon": 6}


@dataclass(frozen=True, slots=True)
class Band:
    """The zooms (of 512 px tiles) up to `zoom`, and the levels that are drawn in them."""

    zoom: int
    levels: tuple[str, ...]

    @property
    def tolerance(self) -> float:
        """A pixel at the band's highest zoom, in metres of SRID 3857.

        A corner goes when the triangle it makes is smaller than the square of this, so that the
        line moves by half a pixel or less.
        """
        return 2 * EDGE / TILE_PIXELS / 2**self.zoom


BANDS = (
    Band(5, ("province",)),
    Band(7, ("province", "district")),
    Band(9, ("province", "district", "tambon")),
    Band(11, ("province", "district", "tambon")),
    # The last one serves every zoom from here on: its pixel is five metres.
    Band(14, ("province", "district", "tambon")),
)


def band_at(zoom: int, level: str = "province") -> int:
    """The band (`RegionOutline.band`) whose outlines a 512 px tile of this zoom draws.

    Of a level that is not drawn so far out, the first band that has it.
    """
    fit = (band.zoom for band in BANDS if zoom <= band.zoom and level in band.levels)
    return next(fit, BANDS[-1].zoom)


def outlines(
    boundaries: dict[str, shapely.MultiPolygon], band: Band, loose: Iterable[str] = ()
) -> dict[str, shapely.MultiPolygon]:
    """The band's outlines (SRID 3857) by code, from boundaries (SRID 4326) by code.

    Where the levels nest only the lowest is simplified and those above are dissolved from it, so
    that the lines of all levels lie on each other. `loose` names the regions that share no edge
    with their neighbours; they are simplified alone.
    """
    alone = {code: boundaries[code] for code in loose if code in boundaries}
    together = {code: shape for code, shape in boundaries.items() if code not in alone}
    drawn: dict[str, BaseGeometry] = {}
    below: dict[str, shapely.MultiPolygon] = {}
    for level in reversed(band.levels):
        length = CODE_LENGTHS[level]
        own = {code: shape for code, shape in together.items() if len(code) == length}
        if below and _nest(below, own):
            fine = {code: shape for code, shape in drawn.items() if len(code) == length + 2}
            drawn |= dissolve(fine, cut_to(length))
        else:
            drawn |= _simplified(own, band)
        below = own
    lowest = CODE_LENGTHS[band.levels[-1]]
    for code, shape in alone.items():
        if len(code) <= lowest:
            drawn |= _simplified({code: shape}, band)
    return {code: whole for code, shape in drawn.items() if not (whole := multi(shape)).is_empty}


def _simplified(shapes: Mapping[str, shapely.MultiPolygon], band: Band) -> dict[str, BaseGeometry]:
    flat = shapely.transform(np.array(list(shapes.values()), dtype=object), mercator)
    return dict(zip(shapes, shapely.coverage_simplify(flat, band.tolerance), strict=True))


def _nest(below: dict[str, shapely.MultiPolygon], above: dict[str, shapely.MultiPolygon]) -> bool:
    """Whether the upper regions are made of the lower ones: same codes, same areas."""
    areas = dict.fromkeys(above, 0.0)
    length = len(next(iter(above), ""))
    for code, shape in below.items():
        if code[:length] not in areas:
            return False
        areas[code[:length]] += shape.area
    return all(math.isclose(areas[code], above[code].area, rel_tol=1e-6) for code in above)


def mercator(lonlat: np.ndarray) -> np.ndarray:
    """Degrees (SRID 4326) to metres of Web Mercator (SRID 3857)."""
    lon, lat = lonlat.T
    northing = np.log(np.tan(np.pi / 4 + np.radians(lat) / 2)) / np.pi
    return np.column_stack([lon / 180, northing]) * EDGE
