"""The plan that brings a file of households into the private store."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.utils.translation import gettext as _

from records.imports import Refused
from records.models import DataSource
from regions.directory import load_directory
from regions.inequality import store
from regions.inequality.abolished import NEVER_COUNTED
from regions.inequality.files import read_file
from regions.inequality.reading import Key, Reading, read_households
from regions.inequality.sample import LARGEST_TOTAL
from regions.models import Household, HouseholdFile, IncomeSurvey

LEAVE = """
UPDATE regions_household SET "left" = %(version)s WHERE id IN (
    SELECT id FROM (
        SELECT id, region_id, members, income, weight, row_number() OVER (
            PARTITION BY region_id, members, income, weight ORDER BY entered DESC, id
        ) AS number
        FROM regions_household
        WHERE survey_id = %(survey)s AND file_id = %(file)s AND "left" = 0
    ) stored
    JOIN unnest(%(regions)s, %(members)s, %(incomes)s, %(weights)s, %(counts)s)
        AS gone (region_id, members, income, weight, count)
        USING (region_id, members, income, weight)
    WHERE stored.number <= gone.count
)
"""


@dataclass
class HouseholdPlan:
    """What a file adds to the store and takes from it, against the file's last edition."""

    name: str
    digest: str
    reading: Reading
    add: Counter[Key] = field(default_factory=Counter)
    remove: Counter[Key] = field(default_factory=Counter)

    @property
    def counts(self) -> dict[str, int]:
        return {
            "add": self.add.total(),
            "remove": self.remove.total(),
            "keep": self.reading.households.total() - self.add.total(),
            "left out": sum(len(rows) for rows in self.reading.rejected.values()),
            "changed": sum(len(rows) for rows in self.reading.noted.values()),
        }

    @property
    def report(self) -> dict[str, Any]:
        return {"file": self.name, **self.reading.report}


@transaction.atomic
def load_households(path: Path, source: DataSource, *, apply: bool) -> HouseholdPlan:
    """Reads a file and compares it with its last edition; stores it when `apply`, whole or not.

    A file is known by its source and name: another edition replaces it, the same changes nothing,
    a file of another name adds to it. Raises Refused for a file that says who anybody is, has
    other columns, or is stored under another name.
    """
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    stored = HouseholdFile.objects.select_for_update().filter(source=source)
    twin = stored.filter(digest=digest).exclude(name=path.name).first()
    if twin:
        problem = _("The households of %(name)s are stored already, as %(twin)s.")
        raise Refused([problem % {"name": path.name, "twin": twin.name}])
    reading = read_households(read_file(path), load_directory())
    if not reading.households:
        raise Refused([_("%(name)s holds no household that can be used.") % {"name": path.name}])
    total = sum(key.weight * key.income * count for key, count in reading.households.items())
    if total > LARGEST_TOTAL / 4:
        raise Refused([_("Weights times incomes are too large to be true: see to their units.")])
    file = stored.filter(name=path.name).first()
    before = _stored(file) if file else Counter()
    plan = HouseholdPlan(path.name, digest, reading)
    plan.add, plan.remove = reading.households - before, before - reading.households
    if apply:
        _apply(plan, source, file)
    return plan


def _stored(file: HouseholdFile) -> Counter[Key]:
    rows = Household.objects.filter(file=file, left=0)
    fields = ("survey__year", "region_id", "members", "income", "weight")
    return Counter(Key(*row) for row in rows.values_list(*fields).iterator(chunk_size=10_000))


def _apply(plan: HouseholdPlan, source: DataSource, file: HouseholdFile | None) -> None:
    if file is None:
        file = HouseholdFile.objects.create(source=source, name=plan.name, digest=plan.digest)
    elif file.digest != plan.digest:
        file.digest = plan.digest
        file.save(update_fields=["digest"])
    for year in sorted({key.year for key in (*plan.add, *plan.remove)}):
        survey, _made = IncomeSurvey.objects.select_for_update().get_or_create(
            source=source, year=year
        )
        survey.version += 1
        survey.save(update_fields=["version"])
        take_out(survey, file.pk, [row for row in plan.remove.items() if row[0].year == year])
        entering = [key for key in plan.add.elements() if key.year == year]
        if entering:
            columns = np.array([key[1:] for key in entering], np.int64).T
            store.add(survey, file.pk, store.Rows(*columns), survey.version)


def take_out(survey: IncomeSurvey, file_id: int, gone: list[tuple[Key, int]]) -> None:
    """Have so many households of each key leave with the survey's version; those that never
    counted go at once."""
    named: dict[str, Any] = {
        "survey": survey.pk,
        "file": file_id,
        "version": survey.version,
        "regions": [key.region for key, _count in gone],
        "members": [key.members for key, _count in gone],
        "incomes": [key.income for key, _count in gone],
        "weights": [key.weight for key, _count in gone],
        "counts": [count for _key, count in gone],
    }
    with connection.cursor() as cursor:
        if gone:
            cursor.execute(LEAVE, named)
            cursor.execute(NEVER_COUNTED, named)
