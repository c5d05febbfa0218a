"""The filters of the map: one definition for tiles, list, facets and every list of records.

The same parameter repeated is OR, different ones are AND. Each is a condition on IndexedRecord;
lists of actors, projects, resources and needs are filtered through their rows in the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.contrib.gis.geos import Polygon
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from actors.models import Actor, ActorKind, Issue, Project, Role, TargetGroup
from records.api.parameters import Documented, Parameter, Unusable, filtered, one_of, said
from regions.filters import CODE_SCHEMA, read_region
from regions.models import Level, Region
from resources.models import Need, NeedStatus, OfferState, Resource, ResourceKind
from tisep.explore.models import IndexedRecord, RecordType
from tisep.explore.reading import BOX_SCHEMA, INSTANT_SCHEMA, read_box, read_instant
from tisep.explore.removals import removed_since
from tisep.explore.search.results import understood
from tisep.explore.search.sets import OneOf, found_by, found_set

RECORD_OF: dict[type[Model], RecordType] = {
    Actor: RecordType.ACTOR,
    Project: RecordType.PROJECT,
    Resource: RecordType.RESOURCE,
    Need: RecordType.NEED,
}
NOT_ON_MAP = "none"
# How what is offered or asked for stands, in the order of its life.
LISTINGS = list(dict.fromkeys([*OfferState.values[1:], *NeedStatus.values]))


def in_the_tree(regions: Iterable[Region]) -> list[Region]:
    """The regions, and for a group of provinces, which is in no path, its provinces."""
    return [
        one
        for region in regions
        for one in (region.members.all() if region.level == Level.GROUP else [region])
    ]


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


def read_located(text: str) -> Region | None:
    return None if text == NOT_ON_MAP else read_region(text)


def slug_of(model: type[Issue | TargetGroup], address: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not model.objects.filter(slug=text).exists():
            raise Unusable(
                _("There is no “%(slug)s”.") % {"slug": text},
                _("%(address)s lists the slugs.") % {"address": address},
            )
        return text

    return read


read_record, record_schema = one_of(RecordType.values)
read_actor_kind, actor_kind_schema = one_of(ActorKind.values)
read_resource_kind, resource_kind_schema = one_of(ResourceKind.values)
read_listing, listing_schema = one_of(LISTINGS)
read_role, role_schema = one_of(Role.values)
read_verbatim, verbatim_schema = one_of(["true", "false"])
SLUG_SCHEMA = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}

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
DECLARED = (
    Parameter(
        "record",
        "The kind of record.",
        read=read_record,
        many=True,
        example="actor",
        schema=record_schema,
    ),
    Parameter(
        "actor_kind",
        "What kind of organisation it is.",
        read=read_actor_kind,
        many=True,
        schema=actor_kind_schema,
    ),
    Parameter(
        "resource_kind",
        "What kind of resource is offered or needed.",
        read=read_resource_kind,
        many=True,
        schema=resource_kind_schema,
    ),
    Parameter(
        "listing",
        "How an offer or a need stands: `open` finds what may be asked for or answered now.",
        read=read_listing,
        many=True,
        example="open",
        schema=listing_schema,
    ),
    Parameter(
        "role",
        "The role that an organisation plays in the ecosystem.",
        read=read_role,
        many=True,
        schema=role_schema,
    ),
    Parameter(
        "issue",
        "An issue's slug; a chain finds its sub-issues too.",
        read=slug_of(Issue, "/api/issues"),
        many=True,
        schema=SLUG_SCHEMA,
    ),
    Parameter(
        "target_group",
        "A target group's slug; a group finds the groups below it too.",
        read=slug_of(TargetGroup, "/api/target-groups"),
        many=True,
        schema=SLUG_SCHEMA,
    ),
    Parameter(
        "region",
        "A region's code: what is located in it or below, or serves it, a region that holds it or "
        "one that it holds.",
        read=read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
    Parameter(
        "located",
        "A region's code: only what is located in it or below; `none`: what is not on the map.",
        read=read_located,
        many=True,
        schema={"anyOf": [CODE_SCHEMA, {"const": NOT_ON_MAP}]},
    ),
    Parameter(
        "bbox",
        "West, south, east and north edge in degrees: what is drawn within, edges included.",
        read=read_box,
        schema=BOX_SCHEMA,
    ),
    Parameter(
        "q",
        "Words in Thai or English, as people say them: names, abbreviations, places, years, what "
        "it is about; misspelt ones too.",
    ),
    Parameter(
        "verbatim",
        "With `q`: `true` takes the words as they are typed, and puts nothing right.",
        read=read_verbatim,
        schema=verbatim_schema,
    ),
    Parameter(
        "updated_since",
        "A date and time with its offset (RFC 3339), or a date in Thailand; C.E. What became "
        "public or changed in public since then, and in `removed` what was removed.",
        read=read_instant,
        schema=INSTANT_SCHEMA,
    ),
)


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
        """With a text the best come first, and the page says how it was understood."""
        if "q" not in values:
            return rows
        found = found_set(values["q"], verbatim=is_verbatim(values))
        view.order = ("rank", *view.order)
        view.beside = {**view.beside, "understood": understood(found.answer)}
        return found.ranked(rows)

    def get_schema_operation_parameters(self, _view: Any) -> list[Documented]:
        return [parameter.documented() for parameter in PARAMETERS]
