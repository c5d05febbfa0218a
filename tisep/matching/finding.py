"""What fits a record: offers and organisations for a need, needs for an offer, partners.

Found anew each time it is asked, in one statement over the index of public records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from resources.models import Need, Resource
from tisep.explore.models import COUNTRY, IndexedRecord
from tisep.matching import weights
from tisep.matching.weights import MOST, WEIGHTS, Part

SQL = Path(__file__).parent / "sql"
NUMBERS = {
    name.lower(): value
    for name, value in vars(weights).items()
    if name.isupper() and isinstance(value, int | float)
}
SCORE = " + ".join(f"{weight} * coalesce({part}, 0)" for part, weight in WEIGHTS.items())
BOUGHT_BY_FUNDS = f"ARRAY{list(weights.BOUGHT_BY_FUNDS)}"
# Either serves where the other is, or both are in one province; or both are about the same.
NEAR = """(
    i.serves && %(path)s::text[] OR i.path && %(serves)s::text[]
    OR i.serves && %(serves_within)s::text[] OR i.path && ARRAY[%(province)s]
)"""
THEME = "(i.issues_up && %(issues)s::text[] OR i.target_groups_up && %(groups)s::text[])"
# What is asked for says how much of it is shared: a need's themes, or the fewer of two partners'.
MINE = {
    "asked_issues": "cardinality(%(issues_up)s::text[])",
    "asked_groups": "cardinality(%(groups_up)s::text[])",
}
THEIRS = {
    "asked_issues": "cardinality(i.issues_up)",
    "asked_groups": "cardinality(i.target_groups_up)",
}
FEWER = {name: f"least({mine}, {THEIRS[name]})" for name, mine in MINE.items()}


@dataclass(frozen=True, slots=True)
class Match:
    """A record that fits another: how well, in parts from 0 to 1, and how far it is in metres."""

    row: IndexedRecord
    score: float
    parts: dict[Part, float]
    metres: float | None
    #: How many public projects both organisations took part in, and the latest of them, by id.
    projects: int
    project: int | None
    offered: bool
    #: The organisation behind it, by id; none where nobody owns a resource.
    actor: int | None


def offers_for(need: IndexedRecord, limit: int = MOST) -> list[Match]:
    """What others have that a need asks for; what is openly offered comes first."""
    return best(need, "offers_for_need", MINE, limit)


def actors_for(need: IndexedRecord, limit: int = MOST) -> list[Match]:
    return best(need, "actors_for_need", MINE, limit)


def needs_for(offer: IndexedRecord, limit: int = MOST) -> list[Match]:
    return best(offer, "needs_for_offer", THEIRS, limit)


def partners_for(actor: IndexedRecord, limit: int = MOST) -> list[Match]:
    return best(actor, "partners", FEWER, limit)


def best(record: IndexedRecord, candidates: str, asked: dict[str, str], limit: int) -> list[Match]:
    """The best first; of those that are as good, by name."""
    sql = statement(candidates, asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, {**told(record), "limit": limit})
        names = [column.name for column in cursor.description]
        found = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    rows = IndexedRecord.objects.defer("mark").in_bulk([one["id"] for one in found])
    return [match(rows[one["id"]], one) for one in found if one["id"] in rows]


def statement(candidates: str, asked: dict[str, str]) -> str:
    """Braces hold numbers of weights.py and clauses of this file; values are parameters."""
    of = {"near": NEAR, "theme": THEME, "bought_by_funds": BOUGHT_BY_FUNDS, **NUMBERS}
    chosen = (SQL / f"{candidates}.sql").read_text().format(**of)
    return (SQL / "best.sql").read_text().format(candidates=chosen, score=SCORE, **asked, **NUMBERS)


def match(row: IndexedRecord, one: dict[str, Any]) -> Match:
    parts = {part: round(float(one[part] or 0), 3) for part in Part}
    return Match(
        row=row,
        score=round(one["score"], 3),
        parts=parts,
        metres=one["metres"],
        projects=one["projects"] or 0,
        project=one["project"],
        offered=one["offered"],
        actor=one["actor_id"],
    )


def told(record: IndexedRecord) -> dict[str, Any]:
    """What the statement asks of the record that others are to fit."""
    place = {len(code): code for code in record.path if code[0].isdigit()}
    return {
        "actor": owner_of(record),
        "kind": record.kind,
        "roles": record.roles,
        "name": record.name_th,
        "issues": record.issues,
        "issues_up": record.issues_up,
        "groups": record.target_groups,
        "groups_up": record.target_groups_up,
        "path": record.path,
        "path_within": within(record.path),
        "serves": record.serves,
        "serves_within": within(record.serves),
        "location": record.location.ewkb if record.location else None,
        "tambon": place.get(6),
        "district": place.get(4),
        "province": place.get(2),
        "part": next((code for code in record.path if code.startswith(f"{COUNTRY}-")), None),
    }


def within(codes: Iterable[str]) -> list[str]:
    return [code for code in codes if code != COUNTRY]


def owner_of(record: IndexedRecord) -> int | None:
    """The organisation that it is or belongs to, by id."""
    if record.record == "need":
        return Need.objects.values_list("actor", flat=True).get(pk=record.record_id)
    if record.record == "resource":
        return Resource.objects.values_list("owner", flat=True).get(pk=record.record_id)
    return record.record_id
