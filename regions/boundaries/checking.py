"""Whether rows of official boundaries can be what they say; nothing here knows the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from shapely.geometry.base import BaseGeometry

from records.imports import Refused
from regions.boundaries.reading import Row
from regions.boundaries.tessellate import multi

LEVEL_NAMES = {2: gettext_lazy("Province"), 4: gettext_lazy("District"), 6: gettext_lazy("Tambon")}
# Codes of a level that may lack a polygon: the official file misses 14 of 7,436 tambons, which
# came after it was drawn; provinces and districts are all there or the file is not whole.
MAY_LACK = {2: 0.0, 4: 0.0, 6: 0.005}
# Degrees (SRID 4326) that hold all of Thailand: what lies outside is not Thailand.
WEST, SOUTH, EAST, NORTH = 97.0, 5.0, 106.0, 21.0
# A repair that changes more of a polygon's area than this would be a guess at its shape.
REPAIR = 0.01
TOLD = 20


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that exist: current ones, and abolished ones with their successors."""

    current: frozenset[str]
    abolished: Mapping[str, Sequence[str]]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Checked:
    """Valid shapes (SRID 4326) by level (length of code) and code, and what there is to tell."""

    levels: dict[int, dict[str, shapely.MultiPolygon]]
    where: dict[str, str]
    repaired: list[str]
    lacking: list[str]
    other_names: list[str]


def check_rows(rows: Sequence[Row], codes: Codes) -> Checked:
    """The rows' shapes, repaired where that changes nothing that can be seen.

    Raises Refused with every reason found, each naming file, row and code.
    """
    reasons = [*_duplicates(rows), *_unknown(rows, codes), *_counts(rows, codes)]
    checked = Checked(defaultdict(dict), {}, [], _lacking(rows, codes), _names(rows, codes))
    for row in rows:
        shape, reason = _shape(row, checked.repaired)
        if shape is None:
            reasons.append(f"{row.where}: {reason}")
        else:
            checked.levels[len(row.code)][row.code] = shape
            checked.where[row.code] = row.where
    if reasons:
        raise Refused(shortened(reasons))
    return checked


def shortened(reasons: list[str]) -> list[str]:
    """The first reasons, and how many more there are."""
    more = len(reasons) - TOLD
    rest = [_("And {number} more of the kind.").format(number=more)] if more > 0 else []
    return reasons[:TOLD] + rest


def _duplicates(rows: Sequence[Row]) -> list[str]:
    first: dict[str, Row] = {}
    why = _("{where}: the code stands at {other} too. Keep one of them.")
    return [
        why.format(where=row.where, other=first[row.code].where)
        for row in rows
        if first.setdefault(row.code, row) is not row
    ]


def _unknown(rows: Sequence[Row], codes: Codes) -> list[str]:
    why = _(
        "{where}: no region has or had this code. Correct it, or run load_regions for new ones."
    )
    return [
        why.format(where=row.where)
        for row in rows
        if row.code not in codes.current and row.code not in codes.abolished
    ]


def _counts(rows: Sequence[Row], codes: Codes) -> list[str]:
    reasons = []
    given = {row.code for row in rows}
    why = _(
        "{level}: {found} of {number} codes have a polygon; {codes} have none. "
        "Give the whole country's file."
    )
    for length in sorted({len(code) for code in given}):
        known = {code for code in codes.current if code.isdigit() and len(code) == length}
        missing = sorted(known - given)
        if len(missing) > MAY_LACK[length] * len(known):
            found, shown = len(known) - len(missing), ", ".join(missing[:10])
            shown += " …" * (len(missing) > 10)
            level = LEVEL_NAMES[length]
            reasons.append(why.format(level=level, found=found, number=len(known), codes=shown))
    return reasons


def _lacking(rows: Sequence[Row], codes: Codes) -> list[str]:
    given = {row.code for row in rows}
    lengths = {len(code) for code in given}
    return sorted(code for code in codes.current - given if code.isdigit() and len(code) in lengths)


def _names(rows: Sequence[Row], codes: Codes) -> list[str]:
    """Rows whose Thai name is not the one the code is known by: perhaps the code was used anew."""
    return [
        f"{row.code}: {row.name_th} for {codes.names[row.code]}"
        for row in rows
        if row.name_th and row.code in codes.names and row.name_th != codes.names[row.code]
    ]


def _shape(row: Row, repaired: list[str]) -> tuple[shapely.MultiPolygon | None, str]:
    shape = row.shape
    if shape is None or shape.is_empty:
        return None, _("its geometry is empty or cannot be read. Draw it, or leave the row out.")
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return None, _("a {kind} is no boundary. Give a polygon.").format(kind=shape.geom_type)
    west, south, east, north = shape.bounds
    if west < WEST or south < SOUTH or east > EAST or north > NORTH:
        bounds = f"{west:.2f}, {south:.2f}, {east:.2f}, {north:.2f}"
        why = _(
            "it lies outside Thailand ({bounds}). Give longitude before latitude, in degrees or "
            "with the file's own projection."
        )
        return None, why.format(bounds=bounds)
    if shape.is_valid:
        return multi(shape), ""
    slip = shapely.is_valid_reason(shape)
    mended = multi(shapely.make_valid(shape))
    if _changed(shape, mended) > REPAIR:
        why = _("it crosses itself ({slip}) and cannot be mended for sure. Draw it anew.")
        return None, why.format(slip=slip)
    repaired.append(f"{row.where}: {slip}")
    return mended, ""


def _changed(shape: BaseGeometry, mended: BaseGeometry) -> float:
    """The share of area that a repair added or took; 1 where nothing is left."""
    if not mended.area:
        return 1.0
    return float(abs(mended.area - shape.area) / mended.area)
