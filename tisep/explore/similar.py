"""Records that are like another: what it is about, whom it is for, where, and what it is called.

`likeness` also tells how like two records are, for finding doubles and for matching.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.formats import JSON
from records.api.parameters import Parameter, read_all, whole_number
from tisep.explore.api import FromIndex
from tisep.explore.models import IndexedRecord
from tisep.explore.search.finding import execute
from tisep.explore.search.nearly import grams
from tisep.explore.serializers import IndexedRecordSerializer

# What each side weighs; together 1.
ISSUES, GROUPS, PLACE, NAME, KIND = 0.35, 0.2, 0.2, 0.15, 0.1
# Of the regions that hold both: the tambon, district, province, part, country that they share.
BY_DEPTH = {5: 1.0, 4: 0.8, 3: 0.6, 2: 0.2}
CANDIDATES, LIMIT, MOST = 200, 6, 20
LEAST = 0.2
NAMED_ALIKE = """
SELECT o.indexed FROM explore_searchdocument o
WHERE explore_grams(o.named) && %s AND o.indexed IS NOT NULL LIMIT %s
"""
read_limit, limit_schema = whole_number(1, MOST)


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """The part of both that both have; 0 where neither has any."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 0.0


@lru_cache(maxsize=4096)
def letters(name: str) -> frozenset[str]:
    return frozenset(grams(name))


def likeness(one: IndexedRecord, other: IndexedRecord) -> float:
    """From 0, nothing in common, to 1."""
    depth = len(set(one.path) & set(other.path))
    return (
        ISSUES * shared(one.issues_up, other.issues_up)
        + GROUPS * shared(one.target_groups_up, other.target_groups_up)
        + PLACE * BY_DEPTH.get(depth, 0.0)
        + NAME * shared(letters(one.name_th), letters(other.name_th))
        + KIND * (one.record == other.record) * (0.5 + 0.5 * (one.kind == other.kind))
    )


def similar(record: IndexedRecord, limit: int = LIMIT) -> list[Any]:
    """The records most like this one, the likest first, each with its `likeness`."""
    found: dict[int, Any] = {}
    for rows in candidates(record):
        found.update((row.pk, row) for row in rows)
    found.pop(record.pk, None)
    for row in found.values():
        row.likeness = likeness(record, row)
    alike = sorted(found.values(), key=lambda row: (-row.likeness, row.pk))
    return [row for row in alike[:limit] if row.likeness >= LEAST]


def candidates(record: IndexedRecord) -> Iterable[Iterable[IndexedRecord]]:
    """Some of what shares a theme with it here, then anywhere, and of what is called alike."""
    rows = IndexedRecord.objects.defer("mark")
    themes = Q(issues_up__overlap=record.issues) | Q(target_groups_up__overlap=record.target_groups)
    if record.issues or record.target_groups:
        for code in record.path[:3]:
            yield rows.filter(themes, path__overlap=[code])[:CANDIDATES]
        yield rows.filter(themes)[:CANDIDATES]
    elif record.path:
        yield rows.filter(path__overlap=record.path[:1])[:CANDIDATES]
    signs = sorted(letters(record.name_th))[:8]
    ids = [pk for (pk,) in execute(NAMED_ALIKE, (signs, CANDIDATES))]
    yield rows.filter(pk__in=ids)


class Similar(FromIndex):
    """Records like one of the index."""

    operation_id, tag, summary = "getSimilar", "explore", "Records that are like one"
    parameters = (
        Parameter("limit", f"How many: {LIMIT} unless told.", read=read_limit, schema=limit_schema),
    )

    def get(self, request: Request, uuid: Any, **_format: str) -> Any:
        if same := self.unchanged(request):
            return same
        limit = read_all(request, self.parameters).get("limit", LIMIT)
        rows = similar(self.record(uuid), limit)
        context = {"request": request}
        shown = [
            {
                **IndexedRecordSerializer(row, context=context).data,
                "likeness": round(row.likeness, 3),
            }
            for row in rows
        ]
        return Response({"results": shown})

    def record(self, uuid: Any) -> IndexedRecord:
        return get_object_or_404(IndexedRecord.objects.defer("mark"), uuid=uuid)

    def answers(self) -> dict[str, Any]:
        listed = {"type": "array", "items": {"type": "object"}}
        schema = {"type": "object", "required": ["results"], "properties": {"results": listed}}
        return {JSON.media_type: {"schema": schema}}
