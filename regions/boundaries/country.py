"""Thailand's outline from Natural Earth, as npm's `world-atlas` packs it (public domain)."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import shapely

THAILAND = "764"

Ring = list[tuple[float, float]]


def thailand(path: Path) -> shapely.MultiPolygon:
    """The country's outline in degrees (SRID 4326), from a `countries-10m.json`.

    Raises FileNotFoundError when the browser's packages are not installed, and LookupError when
    the file holds no Thailand.
    """
    topology = json.loads(path.read_text(encoding="utf-8"))
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") == THAILAND:
            return _multipolygon(topology, country)
    raise LookupError(f"{path} holds no country {THAILAND}")


def _multipolygon(topology: dict[str, Any], country: dict[str, Any]) -> shapely.MultiPolygon:
    parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    polygons = []
    for part in parts:
        shell, *holes = (_ring(topology, ring) for ring in part)
        polygons.append(shapely.Polygon(shell, holes))
    return shapely.MultiPolygon([p for p in polygons if p.is_valid])


def _ring(topology: dict[str, Any], indexes: list[int]) -> Ring:
    points: Ring = []
    for index in indexes:
        # A negative index means the arc of its ones' complement, walked backwards.
        arc = _arc(topology, ~index)[::-1] if index < 0 else _arc(topology, index)
        points += arc[1:] if points else arc
    return points


def _arc(topology: dict[str, Any], index: int) -> Ring:
    """An arc's points: the file keeps each as a step, in whole units, from the one before."""
    (scale_x, scale_y), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    xs, ys = (accumulate(steps) for steps in zip(*topology["arcs"][index], strict=True))
    return [(x * scale_x + left, y * scale_y + bottom) for x, y in zip(xs, ys, strict=True)]
