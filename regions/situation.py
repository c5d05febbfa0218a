"""A region's measured figures, ranked, over the years, beside those of the regions around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from itertools import groupby
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from regions.around import Around, among, holders
from regions.models import Indicator, IndicatorValue, Level, Region
from regions.models.indicator import Direction

# The one rule of what may be compared. A unit with a number in it, or that says what it is a
# measure of, is that of a rate, an index or a mean: larger and smaller regions stand side by side.
# A unit that only names things (persons, houses) is that of a sum: a region has a share in it.
RATE = re.compile(
    r"[\d%/]|\b(?:a|per|index|ratio|times|score|rate|mean|average)\b|ร้อยละ|ต่อ|ดัชนี|เท่า|คะแนน|เฉลี่ย",
    re.IGNORECASE,
)
SIGNIFICANT = 4
COUNTS_AT_FIRST = 3
RANKED = (Level.PART, Level.PROVINCE, Level.DISTRICT, Level.TAMBON)


def is_rate(indicator: Indicator) -> bool:
    """Whether its values may be compared between regions of any size."""
    return bool(RATE.search(f"{indicator.unit_en} {indicator.unit_th}"))


def is_count(indicator: Indicator) -> bool:
    """Whether its values add up; neither this nor a rate is what has no unit."""
    return bool(indicator.unit_en or indicator.unit_th) and not is_rate(indicator)


def decimals_of(value: Decimal) -> int:
    """How many decimals are shown: four digits that count, or all of a whole number."""
    return max(0, SIGNIFICANT - 1 - value.adjusted()) if value else 0


@dataclass(frozen=True)
class Comparison:
    """What stands for a region that holds ours, in the same year; None is no data.

    `difference`: of a rate, ours less theirs. `share`: of a count, ours in theirs, per cent.
    """

    region: Region
    value: Decimal | None = None
    difference: Decimal | None = None
    share: Decimal | None = None


@dataclass
class Figure:
    """One indicator of a region. `values`: one a year, the oldest first; years C.E.

    `rank`: from the highest, of `ranked` regions of its level; None where one of them is unknown.
    `around`: of a rate, among its neighbours; None where nothing is known of them.
    """

    indicator: Indicator
    values: list[IndicatorValue]
    compared: list[Comparison] = field(default_factory=list)
    rank: int | None = None
    ranked: int = 0
    around: Around | None = None

    @property
    def newest(self) -> IndicatorValue:
        return self.values[-1]

    @property
    def oldest(self) -> IndicatorValue:
        return self.values[0]

    @property
    def decimals(self) -> int:
        return decimals_of(self.newest.value)

    @property
    def change(self) -> Decimal | None:
        """From the first year to the last, of what is shown; None without a second year."""
        if len(self.values) < 2:
            return None
        return round(self.newest.value, self.decimals) - round(self.oldest.value, self.decimals)

    @property
    def became_better(self) -> bool | None:
        """By the indicator's direction; None where there is none, or no change."""
        if not self.change or self.indicator.direction == Direction.NEUTRAL:
            return None
        return (self.change > 0) == (self.indicator.direction == Direction.HIGHER_IS_BETTER)


@dataclass
class System:
    """What one system measured; `without`: what it measured for others of the level only."""

    name: str
    figures: list[Figure] = field(default_factory=list)
    without: list[Indicator] = field(default_factory=list)

    @property
    def first(self) -> list[Figure]:
        """Every rate, and the first of the counts."""
        return self.figures[: len(self.figures) - len(self.further)]

    @property
    def further(self) -> list[Figure]:
        """The other counts."""
        counts = [figure for figure in self.figures if not is_rate(figure.indicator)]
        return counts[COUNTS_AT_FIRST:]

    @property
    def silent_about(self) -> list[Region]:
        """The regions around that none of its figures is known for."""
        around = {one.region.pk: one.region for each in self.figures for one in each.compared}
        known = {
            one.region.pk for each in self.figures for one in each.compared if one.value is not None
        }
        return [region for pk, region in around.items() if pk not in known]


def situation(region: Region, neighbours: Sequence[Region] = ()) -> list[System]:
    """The region's figures by the system that measured them, in a constant number of queries."""
    figures = _figures(region)
    _compare(figures, region)
    _set_among(figures, neighbours)
    _rank([figure for figure in figures if is_rate(figure.indicator)], region)
    systems: dict[str, System] = {}
    for figure in figures:
        name = figure.indicator.system
        systems.setdefault(name, System(name)).figures.append(figure)
    for indicator in _without(region, figures):
        systems.setdefault(indicator.system, System(indicator.system)).without.append(indicator)
    return sorted(systems.values(), key=lambda system: (not system.name, system.name))


def groups_with(region: Region) -> QuerySet[Region]:
    """The groups of provinces that sources report on and that have to do with the region."""
    groups = Region.objects.current().at_level(Level.GROUP).without_boundary()
    return groups.filter(members__path__contains=[region.code]).distinct().order_by("code")


def _figures(region: Region) -> list[Figure]:
    """What there is of it, rates before counts, else as they were declared."""
    values = region.indicator_values.select_related("indicator__source")
    dated = values.order_by("indicator_id", "year", F("as_of").asc(nulls_first=True))
    found = []
    for indicator, rows in groupby(dated, key=lambda value: value.indicator):
        # Two dates in one year: the later one is shown.
        found.append(Figure(indicator, list({row.year: row for row in rows}.values())))
    return sorted(found, key=lambda figure: not is_rate(figure.indicator))


def _compare(figures: Sequence[Figure], region: Region) -> None:
    above = holders(region)
    known: dict[tuple[int, int], IndicatorValue] = {}
    for value in _of_the_same_years(figures).filter(region__in=above):
        known[value.indicator_id, value.region_id] = value
    for figure in figures:
        for holder in above:
            row = known.get((figure.indicator.pk, holder.pk))
            if row or holder.level != Level.GROUP:
                figure.compared.append(_comparison(figure, holder, row))


def _set_among(figures: Sequence[Figure], neighbours: Sequence[Region]) -> None:
    if not neighbours:
        return
    by_pk = {one.pk: one for one in neighbours}
    rates = [one for one in figures if is_rate(one.indicator) and not one.newest.qualifier]
    rows = _of_the_same_years(rates).filter(region__in=by_pk, qualifier="")
    known: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for indicator, neighbour, value in rows.values_list("indicator_id", "region_id", "value"):
        known[indicator][neighbour] = value
    for figure in rates:
        values = known[figure.indicator.pk].items()
        theirs = [(by_pk[pk], float(value)) for pk, value in values]
        figure.around = among(float(figure.newest.value), theirs, len(neighbours))


def _comparison(figure: Figure, holder: Region, row: IndicatorValue | None) -> Comparison:
    if row is None:
        return Comparison(holder)
    ours, theirs, places = figure.newest.value, row.value, figure.decimals
    if figure.newest.qualifier or row.qualifier:
        return Comparison(holder, theirs)
    if is_rate(figure.indicator):
        return Comparison(holder, theirs, difference=round(ours, places) - round(theirs, places))
    share = 100 * ours / theirs if theirs and is_count(figure.indicator) else None
    return Comparison(holder, theirs, share=share)


def _rank(figures: Sequence[Figure], region: Region) -> None:
    if region.level not in RANKED or region.valid_to:
        return
    siblings = Region.objects.current().at_level(region.level)
    ranked = siblings.count()
    rows = _of_the_same_years(figures).filter(region__in=siblings.values("pk"))
    known: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for indicator, sibling, value in rows.values_list("indicator_id", "region_id", "value"):
        known[indicator][sibling] = value
    for figure in figures:
        values = known[figure.indicator.pk].values()
        if len(values) == ranked > 1 and not figure.newest.qualifier:
            figure.ranked = ranked
            figure.rank = 1 + sum(value > figure.newest.value for value in values)


def _of_the_same_years(figures: Iterable[Figure]) -> QuerySet[IndicatorValue]:
    """Anybody's values of the years that are shown, the later of two dates last."""
    years = [Q(indicator=one.indicator, year=one.newest.year) for one in figures]
    rows = IndicatorValue.objects.filter(reduce(or_, years, Q(pk__in=[])))
    return rows.order_by(F("as_of").asc(nulls_first=True))


def _without(region: Region, figures: Sequence[Figure]) -> QuerySet[Indicator]:
    """Indicators that are known for regions of the level, and not for this one."""
    at_level = IndicatorValue.objects.filter(
        indicator=OuterRef("pk"), region__level=region.level, region__valid_to=None
    )
    missing = Indicator.objects.exclude(pk__in=[figure.indicator.pk for figure in figures])
    return missing.filter(Exists(at_level)).order_by("slug")
