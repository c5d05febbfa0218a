"""What fits the record that a page shows, with the reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from actors.models import Actor
from resources.models import Need, Resource
from tisep.explore.models import IndexedRecord
from tisep.matching.finding import Match, actors_for, needs_for, offers_for, partners_for
from tisep.matching.reasons import Reasons

SHOWN = 6
# What still asks, and what is still to be had.
OPEN = {"need": ("open", "partly_met"), "resource": ("open", "not_offered")}
Finding = Callable[[IndexedRecord, int], list[Match]]


@dataclass(frozen=True, slots=True)
class Fitting:
    """A public record and why it fits."""

    record: Any
    reasons: list[str]
    match: Match


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a page; `name` is its anchor."""

    name: str
    title: str
    items: list[Fitting]


def matches_of(record: Any, limit: int = SHOWN) -> list[Section]:
    """The lists that a record's page shows; those where nothing fits are left out."""
    asked = asked_of(record)
    still = OPEN.get(str(record._meta.model_name))
    if not asked or (still and record.status_now not in still):
        return []
    row = IndexedRecord.objects.defer("mark").filter(uuid=record.uuid).first()
    if row is None:
        return []
    found = [
        Section(name, title, fitting(row, model, find(row, limit)))
        for name, title, model, find in asked
    ]
    return [one for one in found if one.items]


def asked_of(record: Any) -> list[tuple[str, str, type[Any], Finding]]:
    if isinstance(record, Need):
        return [
            ("offers", _("What could meet this need"), Resource, offers_for),
            ("helpers", _("Who could help"), Actor, actors_for),
        ]
    if isinstance(record, Resource):
        return [("asked", _("What could be helped with this"), Need, needs_for)]
    if isinstance(record, Actor):
        return [("possible-partners", _("Possible partners"), Actor, partners_for)]
    return []


def fitting(row: IndexedRecord, model: type[Any], matches: list[Match]) -> list[Fitting]:
    why = Reasons(row, matches)
    wanted = [one.row.uuid for one in matches]
    rows = model.objects.public().filter(uuid__in=wanted).select_related("region")
    records = {one.uuid: one for one in rows.defer("region__boundary", "region__point")}
    return [
        Fitting(records[one.row.uuid], why.of(one), one)
        for one in matches
        if one.row.uuid in records
    ]
