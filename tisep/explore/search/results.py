"""What was found, as the API serves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from actors.models import Issue, TargetGroup
from regions.models import Indicator, Region
from tisep.explore.models import IndexedRecord
from tisep.explore.search.engine import Answer
from tisep.explore.search.finding import Hit
from tisep.explore.search.forms import Form, forms_of
from tisep.explore.search.marking import spans
from tisep.explore.search.places import narrowed

# The views of the API and of the site, and the query of the map, for what has no page of its own.
ADDRESSES = {
    "region": ("api:region-detail", "region"),
    "issue": ("api:issue-detail", None),
    "target_group": ("api:target-group-detail", None),
    "indicator": ("api:indicator-detail", "indicator"),
}
MODELS: dict[str, Any] = {
    "region": Region,
    "issue": Issue,
    "target_group": TargetGroup,
    "indicator": Indicator,
}
MOST_WORDS = 4


@dataclass
class Result:
    """One thing that was found; lon and lat in degrees."""

    kind: str
    id: str
    name_th: str
    name_en: str
    name_en_unverified: bool = False
    record_kind: str = ""
    place_th: str = ""
    place_en: str = ""
    region: str | None = None
    lon: float | None = None
    lat: float | None = None
    issues: Sequence[str] = ()
    target_groups: Sequence[str] = ()
    score: float = 0.0
    matched: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Its path in the API."""
        view = ADDRESSES[self.kind][0] if self.kind in ADDRESSES else f"api:{self.kind}-detail"
        return reverse(view, args=[self.id])

    def get_absolute_url(self) -> str:
        view = ADDRESSES[self.kind][1] if self.kind in ADDRESSES else self.kind
        return reverse(view, args=[self.id]) if view else f"{reverse('home')}?{self.kind}={self.id}"


def results(hits: Sequence[Hit], answer: Answer) -> list[Result]:
    """The things behind the hits, in their order, with what matched in them."""
    rows = {**_records(hits), **_others(hits)}
    forms = matching(answer)
    found = []
    for hit in hits:
        result = rows.get((hit.kind, hit.ref))
        if result is None:
            continue
        result.score = round(hit.score, 3)
        result.matched = {
            "name_th": spans(result.name_th, forms),
            "name_en": spans(result.name_en, forms),
            "place_th": spans(result.place_th, forms),
            "words": words_of(result, answer),
        }
        found.append(result)
    return found


def matching(answer: Answer) -> list[Form]:
    """All forms that the names may have matched by."""
    reading = answer.reading
    forms = [reading.whole, *(form for term in answer.terms for form in term.forms)]
    for place in reading.places[:5]:
        forms += [form for name in (place.name_th, place.name_en) for form in forms_of(name)]
    return forms


def words_of(result: Result, answer: Answer) -> list[str]:
    """The words of the query's terms that its names do not show."""
    shown = f"{result.name_th} {result.name_en}".lower()
    words = [
        word
        for term in answer.terms
        for word in (term.typed, *term.also)
        if word.lower() not in shown
    ]
    return words[:MOST_WORDS]


def _records(hits: Iterable[Hit]) -> dict[tuple[str, int], Result]:
    ids = [hit.indexed for hit in hits if hit.indexed]
    rows = IndexedRecord.objects.filter(pk__in=ids).defer("mark") if ids else ()
    return {
        (row.record, row.record_id): Result(
            kind=row.record,
            id=str(row.uuid),
            name_th=row.name_th,
            name_en=row.name_en,
            name_en_unverified=row.name_en_unverified,
            record_kind=row.kind,
            place_th=row.place_th,
            place_en=row.place_en,
            region=row.region,
            lon=row.lon,
            lat=row.lat,
            issues=row.issues,
            target_groups=row.target_groups,
        )
        for row in rows
    }


def _others(hits: Iterable[Hit]) -> dict[tuple[str, int], Result]:
    found: dict[tuple[str, int], Result] = {}
    for kind, model in MODELS.items():
        refs = [hit.ref for hit in hits if hit.kind == kind]
        if not refs:
            continue
        fields = ("parent", "path", "level", "point", "code") if model is Region else ("slug",)
        rows = model.objects.filter(pk__in=refs).only("name_th", "name_en", *fields)
        for row in rows.select_related("parent") if model is Region else rows:
            found[kind, row.pk] = _region(row) if model is Region else _theme(kind, row)
    return found


def _theme(kind: str, row: Any) -> Result:
    return Result(kind=kind, id=row.slug, name_th=row.name_th, name_en=row.name_en)


def _region(row: Region) -> Result:
    above = row.parent if row.parent and row.parent.level not in {"country", "part"} else None
    return Result(
        kind="region",
        id=row.code,
        record_kind=row.level,
        name_th=row.name_th,
        name_en=row.name_en,
        place_th=above.name_th if above else "",
        place_en=above.name_en if above else "",
        region=row.code,
        lon=round(row.point.x, 6) if row.point else None,
        lat=round(row.point.y, 6) if row.point else None,
    )


def understood(answer: Answer) -> dict[str, Any]:
    """How the query was read, so that its writer can put it right."""
    reading = answer.reading
    # A place that had to be let go for anything to be found was meant all the same.
    places = reading.places or narrowed([mention.places for mention in reading.mentions])
    return {
        "corrections": [
            {"typed": one.typed, "read_as": one.read_as} for one in reading.corrections
        ],
        "keyboard": reading.keyboard,
        "places": [
            {
                "code": place.code,
                "level": place.level,
                "name_th": place.name_th,
                "name_en": place.name_en,
                "typed": next((m.typed for m in reading.mentions if place in m.places), ""),
            }
            for place in places[:8]
        ],
        "years": reading.years,
        "terms": [{"typed": term.typed, "also": term.also} for term in answer.terms],
        "relaxed": answer.relaxed,
    }
