"""Households in and out of the private table, whole columns at a time."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from regions.inequality import abolished
from regions.inequality.sample import Ints, Sample
from regions.inequality.tree import Tree
from regions.models import HouseholdFile, HouseholdRelease, IncomeSurvey

# Of a survey: all, those of its later versions, and those that leave. Which of them count, their
# regions' releases say; those are few, and looked up here: the planner, before it has statistics,
# joins the two in minutes.
ALL = "TRUE"
LATER = "entered > {since}"
LEAVING = '"left" > 0'
ROWS = """
SELECT region_id, members::bigint, income, weight, entered::bigint, "left"::bigint
FROM regions_household WHERE survey_id = {survey} AND {which}
"""
REMOVE_RELEASES = "DELETE FROM regions_householdrelease WHERE survey_id = ANY (%s)"
REMOVE_HOUSEHOLDS = "DELETE FROM regions_household WHERE survey_id = ANY (%s)"
REMOVE_FIGURES = "DELETE FROM regions_inequalityestimate WHERE survey_id = ANY (%s)"
COLUMNS = ("region", "members", "income", "weight", "entered", "left")
# PostgreSQL's binary copy: a header, then rows of a count and, for each column, length and value.
HEADER, TRAILER = 19, 2
MANY = 5_000
ROW = np.dtype(
    [("count", ">i2"), *((f"{kind}_{name}", f">i{size}") for name in COLUMNS
                         for kind, size in (("size", 4), ("value", 8)))]
)  # fmt: skip


class Rows(NamedTuple):
    """Households as columns: income in baht a month, weight in hundredths, region as its id."""

    region: Ints
    members: Ints
    income: Ints
    weight: Ints


class Store:
    """A survey's households, and up to which version those of each region count.

    `gone` are the abolished regions met, by id the number of the region where theirs count.
    """

    def __init__(self, survey: IncomeSurvey, tree: Tree, released: Ints | None = None) -> None:
        self.survey, self.tree = survey, tree
        self.gone: dict[int, int] = {}
        self.released = self._released() if released is None else released

    def _released(self) -> Ints:
        released = np.zeros(len(self.tree), np.int64)
        releases = HouseholdRelease.objects.filter(survey=self.survey)
        found = np.array(list(releases.values_list("region_id", "version")), np.int64)
        if len(found):
            place = self.tree.numbers(found[:, 0])
            released[place[place >= 0]] = found[place >= 0, 1]
        return released

    def opened(self, places: Ints) -> list[int]:
        """The ids of the regions of these numbers, and of the abolished ones that count there."""
        here = set(places.tolist())
        return self.tree.ids[places].tolist() + [
            gone for gone, place in self.gone.items() if place in here
        ]

    def counted(self) -> Sample:
        """Those that the present figures rest on, the leaving ones among them."""
        return self._read(ALL, lambda entered, _left, released: entered <= released)

    def entering(self) -> Sample:
        since = self.released[self.released > 0].min(initial=self.survey.version)
        which = LATER.format(since=int(since)) if self.released.any() else ALL
        # A region without any household has no release: what enters there is of a later version.
        return self._read(which, lambda entered, left, released: (entered > released) & (left == 0))

    def leaving(self) -> Sample:
        return self._read(LEAVING, lambda entered, _left, released: entered <= released)

    def _read(self, which: str, chosen: Callable[[Ints, Ints, Ints], NDArray]) -> Sample:
        buffer = io.BytesIO()
        query = ROWS.format(survey=int(self.survey.pk), which=which)
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT binary)", buffer)
        rows = np.frombuffer(buffer.getbuffer()[HEADER:-TRAILER], ROW)
        columns = {name: rows[f"value_{name}"].astype(np.int64) for name in COLUMNS}
        entered, left = columns.pop("entered"), columns.pop("left")
        region, released = self._places(columns.pop("region"))
        keep = chosen(entered, left, released)
        return Sample.of(region=region[keep], **{name: one[keep] for name, one in columns.items()})

    def _places(self, ids: Ints) -> tuple[Ints, Ints]:
        """For each household by its region's id: where it counts, and up to which version."""
        place = self.tree.numbers(ids)
        unknown = np.unique(ids[place < 0]).tolist()
        if not unknown:
            return place, self.released[place]
        held_by = abolished.holders(unknown)
        homes = self.tree.numbers(np.array([held_by[one] for one in unknown], np.int64))
        self.gone |= dict(zip(unknown, homes.tolist(), strict=True))
        rows = HouseholdRelease.objects.filter(survey=self.survey, region__in=unknown)
        releases = dict(rows.values_list("region_id", "version"))
        released = self.released[place]
        for gone in unknown:
            here = ids == gone
            place[here], released[here] = self.gone[gone], releases.get(gone, 0)
        return place, released


def copy_in(table: str, columns: tuple[str, ...], text: io.StringIO) -> None:
    """Rows as tab-separated text into a table; `\\N` is null."""
    text.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", text)


def take_stock(table: str, added: int) -> None:
    """Tell the planner of many new rows at once: until it knows, it joins them in minutes."""
    if added > MANY:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {table}")


def add(survey: IncomeSurvey, file_id: int, rows: Rows, version: int) -> None:
    """Store households that enter with a version of the survey."""
    fixed: tuple[NDArray | int, ...] = (survey.pk, file_id, version)
    columns = np.column_stack([*rows, *(np.full(len(rows.region), one) for one in fixed)])
    text = io.StringIO()
    np.savetxt(text, columns, fmt="%d", delimiter="\t")
    names = ("region_id", "members", "income", "weight", "survey_id", "file_id", "entered")
    copy_in("regions_household", names, text)
    take_stock("regions_household", len(rows.region))


@transaction.atomic
def remove(source: str) -> int:
    """Take away a source's households, their figures and all that was published of them.

    Returns how many households there were.
    """
    surveys = list(IncomeSurvey.objects.select_for_update().filter(source__slug=source))
    with connection.cursor() as cursor:
        cursor.execute(REMOVE_RELEASES, [[survey.pk for survey in surveys]])
        cursor.execute(REMOVE_HOUSEHOLDS, [[survey.pk for survey in surveys]])
        count = cursor.rowcount
        cursor.execute(REMOVE_FIGURES, [[survey.pk for survey in surveys]])
    for survey in surveys:
        survey.delete()
    HouseholdFile.objects.filter(source__slug=source).delete()
    return count
