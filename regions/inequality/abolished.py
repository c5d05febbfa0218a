"""Households of regions abolished since they were loaded: where they count, and go.

Until they go they count where the present figures had them, in what holds the region. They go to
its one successor as any household does that leaves one region and enters another: when so many
go that the figures do not reveal them.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from regions.directory import Directory, load_directory
from regions.models import Household, IncomeSurvey, Region

ENTER = """
INSERT INTO regions_household (survey_id, file_id, region_id, members, income, weight, entered)
SELECT h.survey_id, h.file_id, heir, h.members, h.income, h.weight, %(version)s
FROM regions_household h JOIN unnest(%(gone)s, %(heirs)s) AS moved (gone, heir)
    ON moved.gone = h.region_id
WHERE h.survey_id = %(survey)s AND h."left" = 0
"""
LEAVE = """
UPDATE regions_household SET "left" = %(version)s
WHERE survey_id = %(survey)s AND "left" = 0 AND region_id = ANY (%(gone)s)
"""

NEVER_COUNTED = """
DELETE FROM regions_household h WHERE h.survey_id = %(survey)s AND h."left" > 0
AND h."left" = %(version)s
AND NOT EXISTS (
    SELECT FROM regions_householdrelease r
    WHERE r.survey_id = h.survey_id AND r.region_id = h.region_id AND h.entered <= r.version
)
"""

logger = logging.getLogger(__name__)


def holders(gone: list[int]) -> dict[int, int]:
    """By the id of each abolished region the id of today's region that held it."""
    directory = load_directory()
    codes = {one.pk: one.path[1:] for one in directory.regions.values()}
    return {one: _first_of_today(codes[one], directory) for one in gone}


def _first_of_today(codes: list[str], directory: Directory) -> int:
    above = (directory.regions[code] for code in codes)
    return next(one.pk for one in above if one.valid_to is None)


@transaction.atomic
def move(survey: IncomeSurvey) -> int:
    """Have the survey's households of abolished regions enter their one successor with its next
    version; returns how many regions they leave. Without one successor they stay where they are.
    """
    survey = IncomeSurvey.objects.select_for_update().get(pk=survey.pk)
    abolished = _abolished(survey)
    if not abolished:
        return 0
    directory = load_directory()
    heirs = {one.pk: directory.by_code(one.code).region for one in abolished}
    moved = {gone: heir.pk for gone, heir in heirs.items() if heir and heir.valid_to is None}
    if not moved:
        return 0
    survey.version += 1
    survey.save(update_fields=["version"])
    named: dict[str, Any] = {
        "survey": survey.pk,
        "version": survey.version,
        "gone": list(moved),
        "heirs": list(moved.values()),
    }
    with connection.cursor() as cursor:
        for statement in (ENTER, LEAVE, NEVER_COUNTED):
            cursor.execute(statement, named)
    told = directory.told([one.code for one in abolished if one.pk in moved])
    logger.info("Households of %s, abolished, go to what came after it.", told)
    return len(moved)


def _abolished(survey: IncomeSurvey) -> list[Region]:
    there = Household.objects.filter(survey=survey, region=OuterRef("pk"), left=0)
    gone = Region.objects.filter(Exists(there), valid_to__isnull=False)
    return list(gone.only("code").order_by("pk"))
