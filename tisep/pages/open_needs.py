"""What is asked for in a place and not met yet, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from actors.models import Actor
from regions.models import Region
from resources.models import Need
from resources.models.need import NeedStatus
from tisep.explore.filters import in_or_serving
from tisep.explore.models import IndexedRecord, RecordType

SHOWN = 12


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """`days`: how long it has been open. `asker`: None where that is not public."""

    need: Need
    days: int
    asker: Actor | None


@dataclass(frozen=True, slots=True)
class OpenNeeds:
    """How many are open in all, and the first of them, those open longest first."""

    count: int
    shown: list[OpenNeed]


def open_needs(places: Sequence[Region], most: int = SHOWN) -> OpenNeeds:
    """The public needs of the places that are open."""
    found = _those(places)
    rows = found.select_related("region").defer("region__boundary", "region__point")
    needs = list(rows.order_by("opened_at", "pk")[:most])
    askers = Actor.objects.public().in_bulk({need.actor_id for need in needs})
    today = timezone.localdate()
    shown = [
        OpenNeed(need, (today - timezone.localdate(need.opened_at)).days, askers.get(need.actor_id))
        for need in needs
        if need.opened_at
    ]
    return OpenNeeds(found.count(), shown)


def _those(places: Sequence[Region]) -> QuerySet[Need]:
    indexed = IndexedRecord.objects.filter(in_or_serving(list(places)), record=RecordType.NEED)
    needs = Need.objects.public().filter(pk__in=indexed.values("record_id"))
    return needs.filter(status=NeedStatus.OPEN, opened_at__isnull=False)
