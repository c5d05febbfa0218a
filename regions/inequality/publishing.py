"""Figures into the database, and what was published before out of it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from time import perf_counter
from typing import Any

import numpy as np
from django.db import connection

from regions.inequality import figures, store
from regions.inequality.estimates import Estimates
from regions.inequality.measures import MEASURES
from regions.inequality.sample import Ints
from regions.inequality.suppression import PUBLISHED, SUPPRESSED, UNKNOWN
from regions.inequality.tree import LEVELS, Tree
from regions.models import HouseholdRelease, IncomeSurvey, InequalityEstimate, InequalityRun

COLUMNS = ("region_id", "measure", "value", "low", "high", "n", "suppressed")
FRESH = """
CREATE TEMPORARY TABLE fresh (region_id bigint, measure text, value float8, low float8,
    high float8, n int, suppressed bool) ON COMMIT DROP
"""
SUPERSEDE = """
UPDATE regions_inequalityestimate old SET until_id = %(run)s
WHERE old.survey_id = %(survey)s AND old.until_id IS NULL AND old.region_id = ANY (%(regions)s)
AND NOT EXISTS (
    SELECT FROM fresh WHERE fresh.region_id = old.region_id AND fresh.measure = old.measure
    AND (fresh.value, fresh.low, fresh.high, fresh.n) IS NOT DISTINCT FROM
        (old.value, old.low, old.high, old.n)
)
"""
# Sorted, all are read before the first is written: else, in a table that was empty when it was last
# analysed, each row is looked for among all those that this very statement has written.
PUBLISH = """
INSERT INTO regions_inequalityestimate
    (survey_id, since_id, region_id, measure, value, low, high, n, suppressed)
SELECT %(survey)s, %(run)s, fresh.* FROM fresh
WHERE NOT EXISTS (
    SELECT FROM regions_inequalityestimate old WHERE old.survey_id = %(survey)s
    AND old.until_id IS NULL AND old.region_id = fresh.region_id AND old.measure = fresh.measure
)
ORDER BY fresh.region_id
"""
LET_GO = """
DELETE FROM regions_household
WHERE survey_id = %(survey)s AND "left" > 0 AND region_id = ANY (%(released)s)
"""


class Rows:
    """The text of the rows to be published; a region is in it with all its figures or not."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.text = tree, io.StringIO()
        self.places: set[int] = set()

    def add(self, places: Ints, estimates: Estimates) -> None:
        ids = self.tree.ids.tolist()
        self.places.update(places.tolist())
        self.text.writelines(
            f"{ids[place]}\t{measure}\t{value!r}\t{low!r}\t{high!r}\t{n}\tf\n"
            for place, measure, value, low, high, n in figures.rows(places, estimates)
        )

    def suppress(self, places: Ints, line: float | None) -> None:
        """That these have figures, and none is told: neither of them nor why."""
        self.places.update(places.tolist())
        for place in places.tolist():
            for measure in _measures(int(self.tree.level[place]), line):
                self.text.write(f"{self.tree.ids[place]}\t{measure}\t\\N\t\\N\t\\N\t\\N\tt\n")


def _measures(level: int, line: float | None) -> Iterable[str]:
    """The measures that a region of the level may have."""
    for measure in MEASURES:
        lacks_line = measure.startswith("poverty") and line is None
        lacks_parts = measure in {"theil_between", "theil_within"} and level == len(LEVELS) - 1
        if not (lacks_line or lacks_parts):
            yield measure


def status_of(survey: IncomeSurvey, tree: Tree) -> Ints:
    """What is published and suppressed of the survey now; every region with figures has a mean."""
    status = np.full(len(tree), UNKNOWN)
    number = dict(zip(tree.ids.tolist(), range(len(tree)), strict=True))
    means = InequalityEstimate.objects.current().filter(
        survey=survey, measure="mean", region__valid_to=None
    )
    for region, suppressed in means.values_list("region_id", "suppressed"):
        status[number[region]] = SUPPRESSED if suppressed else PUBLISHED
    return status


def publish(
    survey: IncomeSurvey,
    rows: Rows,
    *,
    released: list[int],
    gone: list[int],
    line: float | None,
    started: float,
) -> InequalityRun:
    """Store a run's figures beside what they supersede, and which households count now.

    `released` are the ids of the regions whose households do, `gone` of those abolished, whose
    figures end.
    """
    run = InequalityRun.objects.create(
        survey=survey, version=survey.version, poverty_line=line, regions=len(rows.places),
        seconds=0,
    )  # fmt: skip
    regions = rows.tree.ids[sorted(rows.places)].tolist() + gone
    named = {"survey": survey.pk, "run": run.pk, "regions": regions}
    _replace(rows, named)
    _let_count(survey, released)
    survey.computed = survey.version
    survey.save(update_fields=["computed"])
    run.seconds = perf_counter() - started
    run.save(update_fields=["seconds"])
    return run


def _replace(rows: Rows, named: Mapping[str, Any]) -> None:
    """What differs of a survey's figures in the `regions`; what stays the same keeps its run."""
    with connection.cursor() as cursor:
        cursor.execute(FRESH)
        store.copy_in("fresh", COLUMNS, rows.text)
        # Without, the planner takes it for empty and compares every row with every other.
        cursor.execute("ANALYZE fresh")
        cursor.execute(SUPERSEDE, named)
        cursor.execute(PUBLISH, named)
        store.take_stock("regions_inequalityestimate", cursor.rowcount)
        cursor.execute("DROP TABLE fresh")


def _let_count(survey: IncomeSurvey, regions: list[int]) -> None:
    """The regions' households of this version count from now on; those that left are deleted."""
    HouseholdRelease.objects.bulk_create(
        [
            HouseholdRelease(survey=survey, region_id=region, version=survey.version)
            for region in regions
        ],
        update_conflicts=True,
        unique_fields=["survey", "region"],
        update_fields=["version"],
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute(LET_GO, {"survey": survey.pk, "released": regions})
