"""What somebody may be typing: records, places, issues, target groups and words, a few of each."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request

from records.api.fields import absolute
from regions.models import Region
from tisep.explore.search.clauses import Clause, has_form, pattern
from tisep.explore.search.engine import Answer, search
from tisep.explore.search.finding import BY_KEY, Hit, Hits, Source, ranked
from tisep.explore.search.forms import Term, forms_of
from tisep.explore.search.meaning import Reading
from tisep.explore.search.results import Result, results
from tisep.explore.search.spelling import key, norm, spaced
from tisep.explore.search.vocabulary import Vocabulary

GROUPS = {
    "record": ("actor", "project", "resource", "need"),
    "place": ("region",),
    "issue": ("issue",),
    "target_group": ("target_group",),
}
MOST = {"record": 5, "place": 3, "issue": 2, "target_group": 2, "term": 2}
CANDIDATES = 100


def suggestions(
    text: str, region: str | None, request: Request, vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """Groups that have any, each with its items."""
    if not norm(text):
        return []
    found = answering(text, region, vocabulary)
    shown: dict[str, list[Hit]] = {group: [] for group in GROUPS}
    wanted: list[Hit] = []
    for hit in found.hits:
        group = next((name for name, kinds in GROUPS.items() if hit.kind in kinds), None)
        if group and len(shown[group]) < MOST[group]:
            shown[group].append(hit)
            wanted.append(hit)
    if not shown["place"]:
        shown["place"] = named_among(found.reading)
        wanted += shown["place"]
    by_id = {(one.kind, one.id): one for one in results(wanted, found)}
    groups = []
    for group, hits in shown.items():
        items = [
            item(by_id[hit.kind, hit.public_id], request)
            for hit in hits
            if (hit.kind, hit.public_id) in by_id
        ]
        if items:
            groups.append({"kind": group, "items": items})
    if terms := words(text, vocabulary):
        groups.append({"kind": "term", "items": terms})
    return groups


def named_among(reading: Reading) -> list[Hit]:
    """The place that stands among other words, whatever the rest of them finds."""
    codes = [place.code for place in reading.places[:1]]
    rows = Region.objects.filter(code__in=codes).values_list("pk", "code")
    return [Hit(0, "region", pk, code, None, 0) for pk, code in rows]


def answering(text: str, region: str | None, vocabulary: Vocabulary) -> Answer:
    """Names that begin with or hold the text; where there are none, what a search finds."""
    body = spaced(norm(text)).strip()
    form = forms_of(body)[0]
    typed = Reading(typed=text, whole=form, terms=[Term(body, [form])])
    begins = Clause("o.key LIKE %s", (pattern(key(text))[1:],))
    begun = Source([begins], CANDIDATES, BY_KEY)
    others = [Source([has_form(form)], CANDIDATES)] if form.letters > 2 else []
    near = Clause("5 * (o.marks && %s)::int", ([f"@{region}"],)) if region else Clause("0")
    scored = Clause(
        "40 * starts_with(o.key, %s)::int + 10 * (o.kind = 'region')::int"
        " - 15 * (o.kind = 'region' AND length(o.public_id) = 6)::int"
        " + CASE WHEN strpos(o.named, %s) > 0 THEN 12 WHEN strpos(o.told, %s) > 0 THEN -8"
        " ELSE 0 END"
        f" + {near.sql} - least(length(o.key), 150) / 10.0",
        (key(text), form.skeleton, form.skeleton, *near.params),
    )
    found: Hits = ranked(begun, others, scored, None)
    if found:
        return Answer(typed, found.hits, found.count, found.capped, terms=typed.terms)
    return search(text, words=vocabulary)


def item(result: Result, request: Request) -> dict[str, Any]:
    return {
        "id": result.id,
        "kind": result.record_kind if result.kind == "region" else result.kind,
        "name_th": result.name_th,
        "name_en": result.name_en,
        "place_th": result.place_th,
        "place_en": result.place_en,
        "region": result.region,
        "matched": result.matched,
        "page": absolute(request, result.get_absolute_url()),
    }


def words(text: str, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Terms of the glossary that begin so."""
    return [
        {
            "id": word,
            "kind": "term",
            "name_th": word,
            "name_en": other,
            **dict.fromkeys(("place_th", "place_en"), ""),
            "region": None,
            "matched": {"name_th": [], "name_en": [], "place_th": [], "words": []},
            "page": None,
        }
        for word, other in vocabulary.glossary.beginning(text)[: MOST["term"]]
    ]
