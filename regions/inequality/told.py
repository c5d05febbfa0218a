"""What a region's page tells of its inequality: the newest year of each source, in few measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from regions.around import Around, among, holders
from regions.inequality.measures import MEASURES, Measure
from regions.models import IncomeSurvey, InequalityEstimate, InequalityRun, Level, Region

HEADLINE = (
    "top10_bottom10",
    "gini",
    "palma",
    "poverty_headcount",
    "poverty_gap",
    "median",
)
# What is stored has more digits than its interval leaves meaning to.
DIGITS = {"top10_bottom10": 1, "palma": 2, "gini": 3, "median": 0}
FEW_DIGITS = 1

Estimates = dict[str, dict[int, InequalityEstimate]]


@dataclass(frozen=True)
class Told:
    """One measure of the region; `compared`: of a region that holds it, None is no data.

    A figure that is suppressed has no value.
    """

    slug: str
    measure: Measure
    estimate: InequalityEstimate
    compared: list[tuple[Region, InequalityEstimate | None]]
    around: Around | None

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.measure.name_en if get_language() == "en" else self.measure.name_th

    @property
    def unit(self) -> str:
        """In the reader's language; empty for an index."""
        unit = self.measure.unit
        return unit.name_en if get_language() == "en" else unit.name_th

    @property
    def digits(self) -> int:
        """How many decimals are shown."""
        return DIGITS.get(self.slug, FEW_DIGITS)


@dataclass(frozen=True)
class ToldBySurvey:
    """What one source's newest households tell; `suppressed`: that they tell nothing."""

    survey: IncomeSurvey
    run: InequalityRun
    figures: list[Told]

    @property
    def suppressed(self) -> bool:
        return all(one.estimate.suppressed for one in self.figures)

    @property
    def households(self) -> int | None:
        """How many the figures rest on."""
        return next((one.estimate.n for one in self.figures if one.estimate.n), None)


def inequality_of(region: Region, neighbours: Sequence[Region] = ()) -> list[ToldBySurvey]:
    """By source, measured households before made-up ones; sources that know nothing are not in it.

    Only what is published is read, of the region and of those around it.
    """
    above = [one for one in holders(region) if one.level != Level.GROUP]
    places = {one.pk: one for one in [region, *above, *neighbours]}
    rows = InequalityEstimate.objects.current().filter(region__in=places, measure__in=HEADLINE)
    found: dict[IncomeSurvey, Estimates] = defaultdict(lambda: defaultdict(dict))
    for row in rows.select_related("survey__source", "since"):
        found[row.survey][row.measure][row.region_id] = row
    newest: dict[int, IncomeSurvey] = {}
    for survey in sorted(found, key=lambda one: one.year):
        if any(region.pk in of for of in found[survey].values()):
            newest[survey.source_id] = survey
    ordered = sorted(newest.values(), key=lambda one: (one.source.is_synthetic, -one.year))
    return [_told(survey, found[survey], region, above, neighbours) for survey in ordered]


def _told(
    survey: IncomeSurvey,
    estimates: Estimates,
    region: Region,
    above: Sequence[Region],
    neighbours: Sequence[Region],
) -> ToldBySurvey:
    figures = []
    for slug in HEADLINE:
        values = estimates.get(slug, {})
        own = values.get(region.pk)
        if own is None:
            continue
        compared = [(one, values.get(one.pk)) for one in above]
        open_ = [(one, values[one.pk].value) for one in neighbours if one.pk in values]
        known = [(one, value) for one, value in open_ if value is not None]
        around = None if own.value is None else among(own.value, known, len(neighbours))
        figures.append(Told(slug, MEASURES[slug], own, compared, around))
    return ToldBySurvey(survey, max((one.estimate.since for one in figures), key=_pk), figures)


def _pk(run: InequalityRun) -> int:
    return run.pk
