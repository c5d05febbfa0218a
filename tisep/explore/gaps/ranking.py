"""Need against presence: where it is needed most and fewest are.

`gap = w * need + (1 - w) * (1 - presence)`, all from 0 to 1: need and presence are each where the
region stands among the others of its level, and w says how much need weighs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.models import Indicator, Region
from tisep.explore.gaps.need import Measured, measured, needs, standing, years_of
from tisep.explore.gaps.presence import (
    PER,
    Presence,
    inhabitants,
    presence,
    serving_the_country,
    those_about,
)

THIRD = 1 / 3
NOBODY = Presence()


class Standing(models.TextChoices):
    """What is to be done about a region."""

    UNSERVED = "unserved", _("high need and nobody there")
    SERVED = "served", _("high need and served")
    LESS_SERVED = "less_served", _("lower need and served")
    LESS_UNSERVED = "less_unserved", _("lower need and nobody there")
    NO_DATA = "no_data", _("no data on need")


@dataclass(frozen=True, slots=True)
class Gap:
    """One region. `need`, `present` and `gap` run from 0 to 1; None where the need is unknown.

    `density` is records per 100,000 inhabitants, None where their number is unknown.
    """

    region: Region
    measured: Measured | None
    need: float | None
    presence: Presence
    inhabitants: int | None
    density: float | None
    present: float
    gap: float | None

    @property
    def thirds(self) -> tuple[int, int] | None:
        """Need and presence as 0, 1, 2: of need the thirds, of presence nobody, fewer and more."""
        if self.need is None:
            return None
        need = min(2, int(self.need / THIRD))
        return need, 0 if not self.presence.records else 1 + (self.present >= 0.5)

    @property
    def standing(self) -> Standing:
        if self.thirds is None:
            return Standing.NO_DATA
        need, there = self.thirds
        if need == 2:
            return Standing.SERVED if there else Standing.UNSERVED
        return Standing.LESS_SERVED if there else Standing.LESS_UNSERVED


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: slugs, a level, a region that holds them all, a year C.E., need's weight."""

    indicator: Indicator
    year: int
    level: str
    within: Region
    issue: str | None = None
    target_group: str | None = None
    need_weight: int = 50


@dataclass(frozen=True, slots=True)
class Gaps:
    """The regions, the widest gap first and those without data on need last.

    `per_inhabitant`: whether presence is compared per inhabitant; as it stands where the number of
    inhabitants of any region is unknown. `everywhere`: what serves the whole country.
    """

    rows: list[Gap]
    per_inhabitant: bool
    everywhere: int

    def counted(self) -> dict[Standing, int]:
        return {one: sum(row.standing == one for row in self.rows) for one in Standing}


def newest_year(indicator: Indicator) -> int | None:
    years = years_of(indicator)
    return years[-1] if years else None


def gaps(asked: Question) -> Gaps:
    """The regions of the level with their need and with who reaches them, the widest gap first."""
    those = Region.objects.current().at_level(asked.level).below(asked.within)
    regions = list(those.without_boundary())
    values = measured(asked.indicator, asked.year, regions)
    need = needs(asked.indicator, values)
    records = those_about(asked.issue, asked.target_group)
    reached = presence(records, asked.level, asked.within.code)
    people = inhabitants(those)
    per_inhabitant = all(people.get(region.pk) for region in regions)
    there = _present(regions, reached, people if per_inhabitant else {})
    rows = [
        Gap(
            region=region,
            measured=values.get(region.pk),
            need=need.get(region.pk),
            presence=(here := reached.get(region.pk, NOBODY)),
            inhabitants=(living := people.get(region.pk)),
            density=here.records * PER / living if living else None,
            present=there[region.pk],
            gap=_gap(need.get(region.pk), there[region.pk], asked.need_weight / 100),
        )
        for region in regions
    ]
    return Gaps(sorted(rows, key=_widest_first), per_inhabitant, serving_the_country(records))


def _present(
    regions: list[Region], reached: Mapping[int, Presence], people: Mapping[int, int]
) -> dict[int, float]:
    """Where each stands by its records (per inhabitant); where nobody is, that is 0."""
    counts = {
        region.pk: reached.get(region.pk, NOBODY).records / people.get(region.pk, 1)
        for region in regions
    }
    return {pk: place if counts[pk] else 0.0 for pk, place in standing(counts).items()}


def _gap(need: float | None, present: float, weight: float) -> float | None:
    return None if need is None else weight * need + (1 - weight) * (1 - present)


def _widest_first(row: Gap) -> tuple[bool, float, int, str]:
    """Of equals the one with more inhabitants."""
    return (row.gap is None, -(row.gap or 0), -(row.inhabitants or 0), row.region.code)
