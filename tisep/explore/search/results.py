"""What was found, as the API serves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import get_language, override

from records.api.fields import SOME_ID
from tisep.explore.search.engine import Answer
from tisep.explore.search.finding import Hit
from tisep.explore.search.forms import Form, forms_of
from tisep.explore.search.marking import sought_by, spans
from tisep.explore.search.places import narrowed

# The views of the API and of the site, and the query of the map, for what has no page of its own.
ADDRESSES = {
    "region": ("api:region-detail", "region"),
    "issue": ("api:issue-detail", None),
    "target_group": ("api:target-group-detail", None),
    "indicator": ("api:indicator-detail", "indicator"),
}
# Rows as Result takes them, its reference behind its kind: of records from the index by its id,
# of themes without a place.
THEME = """SELECT '{kind}', id, slug, name_th, name_en, false, '', '', '', NULL::text,
    NULL::float8, NULL::float8, '{{}}'::text[], '{{}}'::text[] FROM {table} WHERE id = ANY (%s)"""
PARTS = {
    "record": """SELECT record, record_id, uuid::text, name_th, name_en, name_en_unverified, kind,
    place_th, place_en, path[1], round(ST_X(location)::numeric, 6)::float8,
    round(ST_Y(location)::numeric, 6)::float8, issues, target_groups
    FROM explore_indexedrecord WHERE id = ANY (%s)""",
    "region": """SELECT 'region', r.id, r.code, r.name_th, r.name_en, false, r.level,
    coalesce(up.name_th, ''), coalesce(up.name_en, ''), r.code,
    round(ST_X(r.point)::numeric, 6)::float8, round(ST_Y(r.point)::numeric, 6)::float8,
    '{}'::text[], '{}'::text[]
    FROM regions_region r LEFT JOIN regions_region up
        ON up.id = r.parent_id AND up.level NOT IN ('country', 'part')
    WHERE r.id = ANY (%s)""",
    "issue": THEME.format(kind="issue", table="actors_issue"),
    "target_group": THEME.format(kind="target_group", table="actors_targetgroup"),
    "indicator": THEME.format(kind="indicator", table="regions_indicator"),
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
        return like(view).replace(SOME_ID, self.id)

    def get_absolute_url(self) -> str:
        return self.page(get_language())

    def page(self, language: str | None) -> str:
        """Its path on the site, in a language."""
        view = ADDRESSES[self.kind][1] if self.kind in ADDRESSES else self.kind
        if view is None:
            return f"{like('home', language)}?{self.kind}={self.id}"
        return like(view, language).replace(SOME_ID, self.id)


@cache
def like(view: str, language: str | None = None) -> str:
    """A path of the view: finding one takes longer than all else of a result."""
    with override(language):
        return reverse(view, args=[] if view == "home" else [SOME_ID])


def results(hits: Sequence[Hit], answer: Answer) -> list[Result]:
    """The things behind the hits, in their order, with what matched in them."""
    rows = _rows(hits)
    sought = sought_by(matching(answer))
    found = []
    for hit in hits:
        result = rows.get((hit.kind, hit.ref))
        if result is None:
            continue
        result.score = round(hit.score, 3)
        result.matched = {
            "name_th": spans(result.name_th, sought),
            "name_en": spans(result.name_en, sought),
            "place_th": spans(result.place_th, sought),
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


def _rows(hits: Iterable[Hit]) -> dict[tuple[str, int], Result]:
    """What is behind the hits, of all kinds at once."""
    refs: dict[str, list[int]] = {kind: [] for kind in ("record", *ADDRESSES)}
    for hit in hits:
        refs[hit.kind if hit.kind in ADDRESSES else "record"].append(hit.indexed or hit.ref)
    parts = [(PARTS[kind], ids) for kind, ids in refs.items() if ids]
    if not parts:
        return {}
    with connection.cursor() as cursor:
        sql = "\nUNION ALL\n".join(part for part, _ids in parts)
        cursor.execute(sql, [ids for _part, ids in parts])
        return {(row[0], row[1]): Result(row[0], *row[2:]) for row in cursor.fetchall()}


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
