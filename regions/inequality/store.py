"""Households in and out of the private table, whole columns at a time."""

from __future__ import annotations

import io
from typing import NamedTuple

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from regions.inequality.sample import Ints, Sample
from regions.inequality.tree import Tree
from regions.models import HouseholdFile, IncomeSurvey

COUNTED = """
SELECT h.region_id, h.members::bigint, h.income, h.weight
FROM regions_household h
JOIN regions_householdrelease r ON r.survey_id = h.survey_id AND r.region_id = h.region_id
WHERE h.survey_id = {survey} AND h.entered <= r.version
"""
ENTERING = """
SELECT h.region_id, h.members::bigint, h.income, h.weight
FROM regions_household h
LEFT JOIN regions_householdrelease r ON r.survey_id = h.survey_id AND r.region_id = h.region_id
WHERE h.survey_id = {survey} AND h.entered > coalesce(r.version, 0) AND h."left" = 0
"""
LEAVING = """
SELECT h.region_id, h.members::bigint, h.income, h.weight
FROM regions_household h
JOIN regions_householdrelease r ON r.survey_id = h.survey_id AND r.region_id = h.region_id
WHERE h.survey_id = {survey} AND h.entered <= r.version AND h."left" > 0
"""
REMOVE_RELEASES = "DELETE FROM regions_householdrelease WHERE survey_id = ANY (%s)"
REMOVE_HOUSEHOLDS = "DELETE FROM regions_household WHERE survey_id = ANY (%s)"
REMOVE_FIGURES = "DELETE FROM regions_inequalityestimate WHERE survey_id = ANY (%s)"
COLUMNS = ("region", "members", "income", "weight")
# PostgreSQL's binary copy: a header, then rows of a count and, for each column, length and value.
HEADER, TRAILER = 19, 2
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


def read(survey: IncomeSurvey, query: str) -> Rows:
    """The households that a query of this module gives; the table itself has them in no order."""
    buffer = io.BytesIO()
    statement = f"COPY ({query.format(survey=int(survey.pk))}) TO STDOUT (FORMAT binary)"
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, buffer)
    rows = np.frombuffer(buffer.getbuffer()[HEADER:-TRAILER], ROW)
    return Rows(*(rows[f"value_{name}"].astype(np.int64) for name in COLUMNS))


def sample_of(rows: Rows, tree: Tree) -> Sample:
    return Sample.of(
        members=rows.members,
        income=rows.income,
        weight=rows.weight,
        region=tree.numbers(rows.region),
    )


def copy_in(table: str, columns: tuple[str, ...], text: io.StringIO) -> None:
    """Rows as tab-separated text into a table; `\\N` is null."""
    text.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", text)


def add(survey: IncomeSurvey, file_id: int, rows: Rows, version: int) -> None:
    """Store households that enter with a version of the survey."""
    fixed: tuple[NDArray | int, ...] = (survey.pk, file_id, version)
    columns = np.column_stack([*rows, *(np.full(len(rows.region), one) for one in fixed)])
    text = io.StringIO()
    np.savetxt(text, columns, fmt="%d", delimiter="\t")
    names = ("region_id", "members", "income", "weight", "survey_id", "file_id", "entered")
    copy_in("regions_household", names, text)


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
