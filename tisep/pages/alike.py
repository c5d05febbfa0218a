"""Records like the one that a page shows."""

from __future__ import annotations

from typing import Any

from actors.models import Actor, Project
from resources.models import Need, Resource
from tisep.explore.models import IndexedRecord
from tisep.explore.similar import similar


def alike(record: Any) -> list[Any]:
    """Public records like this one, of every kind, the likest first."""
    row = IndexedRecord.objects.defer("mark").filter(uuid=record.uuid).first()
    rows = similar(row) if row else []
    found: dict[Any, Any] = {}
    for model in (Actor, Project, Resource, Need):
        wanted = [one.uuid for one in rows if one.record == model._meta.model_name]
        if wanted:
            named = model.objects.public().filter(uuid__in=wanted).select_related("region")
            found |= {one.uuid: one for one in named.defer("region__boundary", "region__point")}
    return [found[one.uuid] for one in rows if one.uuid in found]
