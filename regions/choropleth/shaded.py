"""The regions of a choropleth: their values, ranks and classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from regions.choropleth.change import changed
from regions.choropleth.classes import bounds_around, class_bounds, class_of, just_below
from regions.choropleth.figures import Figure, regions_at
from regions.choropleth.references import NO_CHANGE, Reference, chosen, references
from regions.published import PublishedClasses

NUMBERS = ("value", "low", "high", "before", "after")
NOTHING: dict[str, Any] = dict.fromkeys((*NUMBERS, "as_of", "n"))
UNNAMED: dict[str, str | None] = {"class_th": None, "class_en": None}
NOTHING |= {"qualifier": "", "suppressed": False}


@dataclass(frozen=True)
class Shaded:
    """Every region of the level with its value and the number of its class.

    `reference`: what the classes mirror each other at; with None, or where its value is not known,
    they are in one order. `offered`: what the values could be held against.
    """

    rows: list[dict[str, Any]]
    bounds: list[float]
    reference: Reference | None
    offered: list[Reference]
    method: str
    published: PublishedClasses | None = None

    def legend(self) -> list[dict[str, Any]]:
        """Each class with the ends of its range, its name, and how many regions are in it."""
        counts = Counter(row["class_number"] for row in self.rows)
        if self.published:
            ends = self.published.edges
            return [
                {"from": ends[at], "to": ends[at + 1], "count": counts[at],
                 **self.published.named(at)}
                for at in range(len(self.bounds))
            ]  # fmt: skip
        return [{**one, **UNNAMED} for one in self._ranges(counts)]

    def _ranges(self, counts: Counter[int | None]) -> list[dict[str, Any]]:
        known = _known(self.rows)
        ends, starts = self.bounds, [min(known), *self.bounds[:-1]] if known else []
        middle = self.reference.value if self.reference else None
        if known and middle is not None:
            if self.method != "fixed":
                starts[0] = min(starts[0], 2 * middle - ends[-1])
            starts, ends = (
                [middle if one == just_below(middle) else one for one in edges]
                for edges in (starts, ends)
            )
        legend = [
            {"from": start, "to": end, "count": counts[number]}
            for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        ]
        for one in legend:
            # What mirrors the other side may go on where no value is, as below 0.
            if one["count"]:
                one["from"], one["to"] = max(one["from"], min(known)), min(one["to"], max(known))
        return legend


def shaded(figure: Figure, wanted: dict[str, Any]) -> Shaded:
    """What `asked` gives, answered; the regions are in the order of a Thai dictionary."""
    rows = list(_rows(figure, wanted))
    known = _known(rows)
    ranks = _ranks(known)
    offered, reference = _held_against(figure, wanted, known)
    method, classes = wanted["method"], wanted["classes"]
    published = figure.classes if method == "published" else None
    fixed = published.bounds if published else wanted["bounds"] or ()
    if reference and reference.value is not None:
        bounds = bounds_around(known, reference.value, method, classes, fixed)
    else:
        bounds = class_bounds(known, method, classes, fixed)
    for row in rows:
        value = row["value"]
        row["rank"] = ranks.get(value)
        row["class_number"] = None if value is None else class_of(value, bounds)
        row.update(published.named(row["class_number"]) if published else UNNAMED)
    return Shaded(rows, bounds, reference, offered, method, published)


def _held_against(
    figure: Figure, wanted: dict[str, Any], known: list[float]
) -> tuple[list[Reference], Reference | None]:
    if wanted["since"]:
        return [], Reference(NO_CHANGE, 0.0)
    offered = references(figure, wanted["year"], wanted["within"], known)
    around = wanted["around"]
    return offered, None if around is None else chosen(around, offered)


def _rows(figure: Figure, wanted: dict[str, Any]) -> Iterable[dict[str, Any]]:
    year, since, level = wanted["year"], wanted["since"], wanted["level"]
    values = figure.values(year, level)
    earlier = figure.values(since, level) if since else {}
    for region in regions_at(level, wanted["within"]):
        pk = region.pop("id")
        found = NOTHING | values.get(pk, {})
        if since:
            found = NOTHING | changed(NOTHING | earlier.get(pk, {}), found, wanted["change"])
        numbers = {name: None if found[name] is None else float(found[name]) for name in NUMBERS}
        rest = {name: found[name] for name in ("qualifier", "as_of", "n", "suppressed")}
        yield {**region, "year": year, **numbers, **rest}


def _known(rows: list[dict[str, Any]]) -> list[float]:
    return [row["value"] for row in rows if row["value"] is not None]


def _ranks(values: Iterable[float]) -> dict[float, int]:
    """The rank of each value from the largest; equal values share the better one."""
    ranks, place = {}, 1
    for value, times in sorted(Counter(values).items(), reverse=True):
        ranks[value] = place
        place += times
    return ranks
