"""Where something is: by code first, then by names within the parent, then by point.

What is ambiguous is not placed: the candidates are told instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from regions.directory import Directory, Match, load_directory
from regions.models import PlacedBy, Region
from regions.points import regions_at


class Names(NamedTuple):
    """The names of a place as somebody wrote them, Thai or English; empty where not given."""

    province: str = ""
    district: str = ""
    tambon: str = ""


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of one thing's place; `point` is (longitude, latitude) in SRID 4326."""

    code: str = ""
    names: Names = NO_NAMES
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """The region found, how (`PlacedBy`), how sure, and what a curator should know of it.

    `region` is None and `placed_by` empty where nothing was found; the note then says why. The
    region carries no boundary.
    """

    region: Region | None = None
    placed_by: str = ""
    placed_sure: bool = True
    note: str = ""


def place(
    code: str = "",
    names: Sequence[str] = (),
    point: tuple[float, float] | None = None,
) -> Placement:
    """Find one region; for many, `place_all` asks the database as often as this does for one."""
    return place_all([Place(code or "", Names(*names), point)])[0]


def place_all(places: Iterable[Place], directory: Directory | None = None) -> list[Placement]:
    """Find the region of each place, in their order, with a handful of queries for all."""
    wanted = list(places)
    directory = directory or load_directory()
    at = regions_at({n: p.point for n, p in enumerate(wanted) if p.point is not None})
    return [_place(one, directory, at.get(n, [])) for n, one in enumerate(wanted)]


def _place(wanted: Place, directory: Directory, at: list[str]) -> Placement:
    by_code = directory.by_code(wanted.code) if wanted.code.strip() else Match()
    by_name = directory.by_names(wanted.names, within=by_code.region)
    notes = [note for note in (by_code.note, by_name.note) if note]
    found, how = by_code, PlacedBy.CODE
    if by_name.region is not None:
        deeper = by_code.region is None or by_name.region != by_code.region
        found, how = (by_name, PlacedBy.NAME) if deeper else (by_code, PlacedBy.CODE)
    if found.region is not None:
        placed = Placement(found.region, how, found.sure, " ".join(notes))
        return _beside_point(placed, directory, at)
    return _by_point(wanted, directory, at, notes)


def _by_point(wanted: Place, directory: Directory, at: list[str], notes: list[str]) -> Placement:
    if len(at) == 1:
        return Placement(directory.regions[at[0]], PlacedBy.POINT, True, " ".join(notes))
    if len(at) > 1:
        notes.append(
            _("The point lies on a border of {regions}.").format(regions=directory.told(at))
        )
    elif wanted.point is not None:
        notes.append(_("The point lies in no region."))
    return Placement(note=" ".join(notes) or _("No code, name or point is given."))


def _beside_point(placed: Placement, directory: Directory, at: list[str]) -> Placement:
    """Less sure of a place whose own point lies in another region's official boundary."""
    region = placed.region
    here = [directory.regions[code] for code in at]
    if region is None or len(here) != 1 or here[0].boundary_approximate:
        return placed
    if region.code in here[0].path or region.boundary_approximate:
        return placed
    note = _("Its point lies in {here}, outside {region}.").format(
        here=directory.told(at), region=directory.told([region.code])
    )
    return replace(placed, placed_sure=False, note=f"{placed.note} {note}".strip())
