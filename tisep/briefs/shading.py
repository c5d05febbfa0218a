"""What the map of a brief is shaded by: a figure of the regions right below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import F
from django.utils.translation import gettext as _

from records.templatetags.thai import be_year
from regions.inequality.told import ToldBySurvey
from regions.models import (
    IncomeSurvey,
    IndicatorValue,
    InequalityEstimate,
    Region,
    RegionStatistics,
)
from tisep.pages.region_gaps import By

# From light to dark; told apart in print without colour too.
TINTS = ("#dcefee", "#9fd0d0", "#4f9ca3", "#0b6470")
OF_CLASSES = {1: (1,), 2: (0, 2), 3: (0, 2, 3), 4: (0, 1, 2, 3)}
WITHHELD, UNKNOWN = "#8b8f99", "#f3f1ea"
MEASURE = "top10_bottom10"


@dataclass(frozen=True)
class Shade:
    """A figure by the id of the region.

    `withheld`: those where it is suppressed; `unknown`: whether there are any without data.
    """

    label: str
    source: str
    values: Mapping[int, float] = field(default_factory=dict)
    withheld: frozenset[int] = frozenset()
    unknown: bool = False

    @property
    def edges(self) -> list[float]:
        """The highest value of each class but the last, so that classes hold alike many."""
        ordered = sorted(self.values.values())
        classes = min(len(TINTS), len(set(ordered)))
        cuts = {ordered[len(ordered) * one // classes - 1] for one in range(1, classes)}
        return sorted(cuts - {ordered[-1]} if ordered else cuts)

    def class_of(self, value: float) -> int:
        return sum(value > edge for edge in self.edges)

    def colour_of(self, region: int) -> str:
        if region in self.withheld:
            return WITHHELD
        value = self.values.get(region)
        return UNKNOWN if value is None else self.tints[self.class_of(value)]

    @property
    def tints(self) -> Sequence[str]:
        """One of each class; the darkest is the highest."""
        return [TINTS[one] for one in OF_CLASSES[len(self.edges) + 1]]


def shade_of(
    children: Sequence[Region], told: Sequence[ToldBySurvey], by: By | None
) -> Shade | None:
    """By the figure that need is ranked `by`, where it is known of half of them; else by inequality
    from measured households; else by how many organisations sit there. None without children."""
    if len(children) < 2:
        return None
    shade = _need(children, by) or _inequality(children, told) or _counted(children)
    return replace(shade, unknown=len(shade.values) + len(shade.withheld) < len(children))


def _need(children: Sequence[Region], by: By | None) -> Shade | None:
    if by is None:
        return None
    indicator, year = by
    rows = IndicatorValue.objects.filter(indicator=indicator, year=year, region__in=children)
    dated = rows.order_by(F("as_of").asc(nulls_first=True)).values_list("region_id", "value")
    values = {region: float(value) for region, value in dated}
    if len(values) * 2 < len(children):
        return None
    unit = indicator.in_language("unit")
    label = ", ".join(part for part in (indicator.name, unit, be_year(year)) if part)
    return Shade(label, indicator.source.name if indicator.source else indicator.system, values)


def _inequality(children: Sequence[Region], told: Sequence[ToldBySurvey]) -> Shade | None:
    survey = next((one.survey for one in told if not one.survey.source.is_synthetic), None)
    figure = next((one for each in told for one in each.figures if one.slug == MEASURE), None)
    if survey is None or figure is None:
        return None
    values, withheld = _published(children, survey)
    if len(values) < 2:
        return None
    label = f"{figure.name}, {be_year(survey.year)}"
    return Shade(label, survey.source.name, values, withheld)


def _published(
    children: Sequence[Region], survey: IncomeSurvey
) -> tuple[dict[int, float], frozenset[int]]:
    rows = InequalityEstimate.objects.current().filter(
        survey=survey, measure=MEASURE, region__in=children
    )
    found = list(rows)
    values = {row.region_id: row.value for row in found if row.value is not None}
    return values, frozenset(row.region_id for row in found if row.suppressed)


def _counted(children: Sequence[Region]) -> Shade:
    rows = RegionStatistics.objects.filter(region__in=children).values_list("region_id", "actors")
    return Shade(_("Organisations that sit there"), "TISEP", {pk: float(n) for pk, n in rows})
