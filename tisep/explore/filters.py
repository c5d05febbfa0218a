"""The filters of the map: one definition for tiles, list, facets and every list of records.

The same parameter repeated is OR, different ones are AND. Each is a condition on IndexedRecord;
lists of actors, projects, resources and needs are filtered through their rows in the index.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.contrib.gis.geos import Polygon
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, Q, QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from actors.models import Actor, Project
from records.api.parameters import Documented, filtered, said
from regions.models import Region
from regions.querysets import in_the_tree
from resources.models import Need, Resource
from tisep.explore.declared import DECLARED
from tisep.explore.models import IndexedRecord, RecordType
from tisep.explore.removals import removed_since
from tisep.explore.search.results import understood
from tisep.explore.search.sets import OneOf, found_by, found_set

RECORD_OF: dict[type[Model], RecordType] = {
    Actor: RecordType.ACTOR,
    Project: RecordType.PROJECT,
    Resource: RecordType.RESOURCE,
    Need: RecordType.NEED,
}


def in_or_serving(regions: Sequence[Region]) -> Q:
    """Located in one of them or below, or serving it, an ancestor or a descendant of it."""
    regions = in_the_tree(regions)
    codes = [region.code for region in regions]
    up = sorted({code for region in regions for code in region.path})
    return Q(path__overlap=codes) | Q(serves_up__overlap=codes) | Q(serves__overlap=up)


def located_in(places: Sequence[Region | None]) -> Q:
    """Located in one of them or below; None stands for what is not on the map."""
    codes = [place.code for place in in_the_tree(place for place in places if place)]
    inside = Q(path__overlap=codes) if codes else Q(pk__in=[])
    return inside | Q(location__isnull=True) if None in places else inside


def within_box(box: Polygon) -> Q:
    """Drawn in the box (SRID 4326), its edges included; exact, unlike && on float32 boxes."""
    return Q(location__intersects=box)


CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "record": lambda records: Q(record__in=records),
    "actor_kind": lambda kinds: Q(record=RecordType.ACTOR, kind__in=kinds),
    "resource_kind": lambda kinds: Q(
        record__in=[RecordType.RESOURCE, RecordType.NEED], kind__in=kinds
    ),
    "listing": lambda states: Q(listing__in=states),
    "role": lambda roles: Q(roles__overlap=roles),
    "issue": lambda slugs: Q(issues_up__overlap=slugs),
    "target_group": lambda slugs: Q(target_groups_up__overlap=slugs),
    "region": in_or_serving,
    "located": located_in,
    "bbox": within_box,
    "updated_since": lambda instant: Q(updated_at__gte=instant),
}


def narrowing(name: str) -> Callable[[QuerySet, Any], QuerySet] | None:
    if name not in CONDITIONS:
        return None
    return lambda rows, value: rows.filter(CONDITIONS[name](value))


PARAMETERS = tuple(replace(one, narrow=narrowing(one.name)) for one in DECLARED)


def conditions(values: Mapping[str, Any]) -> dict[str, Q]:
    """The condition on IndexedRecord of each filter that is given."""
    found = {name: CONDITIONS[name](value) for name, value in values.items() if name in CONDITIONS}
    if "q" in values:
        found["q"] = found_by(values["q"], verbatim=is_verbatim(values))
    return found


def is_verbatim(values: Mapping[str, Any]) -> bool:
    return values.get("verbatim") == "true"


def narrowed(request: Request, rows: QuerySet) -> tuple[QuerySet, dict[str, Any]]:
    """Rows of the index that the request's filters leave, and what it says in them."""
    filters = filtered(request, rows, PARAMETERS)
    values = said(filters.form)
    rows = filters.qs
    if "q" in values:
        rows = rows.filter(found_by(values["q"], verbatim=is_verbatim(values)))
    return rows, values


class IndexFilterBackend(BaseFilterBackend):
    """Filters a list of records by what the index knows of them.

    With `updated_since` the page also says what was removed (see removals.py).
    """

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        record = RECORD_OF.get(queryset.model)
        rows, values = narrowed(request, IndexedRecord.objects.all())
        if "updated_since" in values:
            records = [record] if record else values.get("record")
            view.beside = removed_since(values["updated_since"], records)
        if record is None:
            return self._in_order(queryset & rows, values, view)
        if not values:
            return queryset
        indexed = rows.filter(record=record)
        return queryset.filter(OneOf("pk", ArraySubquery(indexed.values("record_id"))))

    def _in_order(self, rows: QuerySet, values: Mapping[str, Any], view: Any) -> QuerySet:
        """With a text the best come first, and the page says how it was understood; with a spot
        the nearest."""
        if "q" in values:
            found = found_set(values["q"], verbatim=is_verbatim(values))
            view.order = ("rank", *view.order)
            view.beside = {**view.beside, "understood": understood(found.answer)}
            rows = found.ranked(rows)
        if "near" in values:
            view.order = ("metres", *view.order)
            indexed: Any = rows
            rows = indexed.from_spot(values["near"])
        return rows

    def get_schema_operation_parameters(self, _view: Any) -> list[Documented]:
        return [parameter.documented() for parameter in PARAMETERS]
