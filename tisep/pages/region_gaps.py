"""Where a region stands in the lists of gaps, and how those in it rank."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from actors.models import Issue
from regions.models import Indicator, Level, Region
from tisep.explore.gaps.ranking import Gap, Gaps, Question, gaps, newest_year
from tisep.explore.models import COUNTRY
from tisep.pages.gap_form import indicators_of_need
from tisep.pages.places import in_reading_order

# An indicator that tells of need, and a year (C.E.) that it is known for.
By = tuple[Indicator, int]
BELOW = {
    Level.COUNTRY: Level.PROVINCE,
    Level.PART: Level.PROVINCE,
    Level.PROVINCE: Level.DISTRICT,
    Level.DISTRICT: Level.TAMBON,
}
# Tambons of the whole country are on no list.
LISTED_IN = {
    Level.PROVINCE: Level.COUNTRY,
    Level.DISTRICT: Level.PROVINCE,
    Level.TAMBON: Level.PROVINCE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the region stands in one list; `issue` None is the list for all issues.

    `rank`: from the widest gap, of `ranked` regions whose need is known; None where its own is not.
    """

    issue: Issue | None
    gap: Gap
    rank: int | None
    ranked: int
    address: str


@dataclass(frozen=True, slots=True)
class Standings:
    """By which indicator and year (C.E.) need is ranked, within which region, and the places."""

    indicator: Indicator
    year: int
    within: Region
    places: list[Place]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The regions right below, the widest gap first.

    `address`: of the page of gaps of them, empty where there is none; `query`: of their table.
    """

    indicator: Indicator
    year: int
    found: Gaps
    address: str
    query: str

    @property
    def borrowed(self) -> bool:
        """Whether the figure of a region that holds one stands in for it."""
        rows = self.found.rows
        return any(row.measured and row.measured.of != row.region.code for row in rows)


def ranked_by() -> By | None:
    """What the page of gaps ranks need by unless it is told otherwise, and its newest year."""
    offered = indicators_of_need()
    year = newest_year(offered[0]) if offered else None
    return (offered[0], year) if year is not None else None


def standings(region: Region, holders: list[Region], by: By | None) -> Standings | None:
    """Its places in the list for all issues and in that of each chain of them.

    None for a region that is on no list, or where no figure tells of need.
    """
    listed_in = LISTED_IN.get(Level(region.level))
    within = next((one for one in holders if one.level == listed_in), None)
    if within is None or by is None or region.valid_to:
        return None
    chains = Issue.objects.filter(parent=None).order_by(*in_reading_order())
    asked = [None, *chains]
    places = [_place(region, Question(*by, region.level, within), issue) for issue in asked]
    return Standings(*by, within, places)


def ranking(region: Region, by: By | None) -> Ranking | None:
    """None where nothing is below, or no figure tells of need."""
    level = BELOW.get(Level(region.level))
    if level is None or by is None or region.valid_to:
        return None
    asked = Question(*by, level, region)
    found = gaps(asked)
    if not found.rows:
        return None
    offered = region.level in (Level.COUNTRY, Level.PROVINCE)
    query: dict[str, str | int] = {
        "indicator": by[0].slug,
        "year": by[1],
        "level": level.value,
        "within": region.code,
    }
    return Ranking(*by, found, _address(asked) if offered else "", urlencode(query))


def _place(region: Region, asked: Question, issue: Issue | None) -> Place:
    if issue:
        asked = Question(asked.indicator, asked.year, asked.level, asked.within, issue=issue.slug)
    rows = gaps(asked).rows
    own = next(row for row in rows if row.region.pk == region.pk)
    ranked = [row.region.pk for row in rows if row.gap is not None]
    rank = ranked.index(region.pk) + 1 if own.gap is not None else None
    return Place(issue, own, rank, len(ranked), _address(asked))


def _address(asked: Question) -> str:
    """Of the page of gaps that answers it."""
    said = {"level": asked.level, "within": asked.within.code, "issue": asked.issue}
    given = {
        name: value
        for name, value in said.items()
        if value and (name, value) != ("within", COUNTRY)
    }
    return f"{reverse('gaps')}?{urlencode(given)}"
