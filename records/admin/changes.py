"""What changed in a record and its tags, when, and who did it: read from the history events."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.contrib.gis.geos import Point
from django.db import models
from django.utils.translation import gettext as _

from records.history import events_of, kept_fields
from records.models import User
from records.templatetags.thai import be_date


@dataclass(frozen=True)
class Difference:
    """One field's words before and after, as a person reads them."""

    label: str
    old: str
    new: str


@dataclass
class Change:
    """What one act did to a record; `event` is the record's state after it, if it touched it."""

    at: datetime
    who: str
    differences: list[Difference] = field(default_factory=list)
    event: int | None = None
    first: bool = False
    note: str = ""


def changes_since(record: models.Model, event: int) -> list[Change]:
    """The changes after that event of the record, oldest first."""
    events = list(events_of(record).filter(pgh_id__gte=event).select_related("pgh_context"))
    return _told(record, events)


def changes_of(record: models.Model) -> list[Change]:
    """Everything that is known of the record, newest first; tags with the rest of their act."""
    events = list(events_of(record).select_related("pgh_context"))
    changes = _told(record, events)
    if events:
        changes.insert(0, Change(events[0].pgh_created_at, _who(events[:1])[0], first=True))
        changes[0].event = events[0].pgh_id
    return _with_tags(record, changes, events)


def tag_models(record: models.Model) -> dict[str, type[models.Model]]:
    """The event model of each many-to-many field that history follows, by the field's name."""
    found = {}
    for tags in record._meta.many_to_many:
        through: Any = tags.remote_field.through
        for proxy in through.__subclasses__():
            if proxy._meta.proxy and hasattr(proxy, "pgh_event_models"):
                found[tags.name] = proxy.pgh_event_model
    return found


def tag_events(record: models.Model, name: str) -> models.QuerySet[Any]:
    """Additions and removals of one kind of tag, oldest first; `tag` is the other's id."""
    tags: Any = record._meta.get_field(name)
    mine, other = tags.m2m_field_name(), tags.m2m_reverse_field_name()
    events: Any = tag_models(record)[name]
    return (
        events.objects.filter(**{f"{mine}_id": record.pk})
        .annotate(tag=models.F(f"{other}_id"))
        .select_related("pgh_context")
        .order_by("pgh_id")
    )


def _told(record: models.Model, events: list[Any]) -> list[Change]:
    who = _who(events)
    words = Words(type(record), events)
    changes = []
    for number, (old, new) in enumerate(pairwise(events), start=1):
        change = Change(new.pgh_created_at, who[number], event=new.pgh_id)
        change.note = _note(record, new.pgh_context)
        for one in kept_fields(type(record)):
            before, after = getattr(old, one.attname), getattr(new, one.attname)
            if before != after:
                label = str(one.verbose_name)
                change.differences.append(Difference(label, words(one, before), words(one, after)))
        changes.append(change)
    return changes


def _who(events: list[Any]) -> list[str]:
    """Who did each: the person, or that it came by an import or a command."""
    ids = [(e.pgh_context.metadata.get("user") if e.pgh_context else None) for e in events]
    names = {u.pk: u.get_full_name() or u.username for u in User.objects.filter(pk__in=set(ids))}
    return [names.get(one or 0, _("an import or a command")) for one in ids]


def _note(record: Any, context: Any) -> str:
    """What the act was, where the fields alone do not say it."""
    said = context.metadata if context else {}
    if "parted" in said:
        return _("A merge was undone.")
    if "merged" not in said:
        return ""
    gone = said["merged"]["gone"]
    others = [said["merged"]["kept"]] if str(record.uuid) in gone else gone
    names = ", ".join(map(str, _names(type(record)).filter(uuid__in=others)))
    told = _("Merged into: %(names)s") if str(record.uuid) in gone else _("Merged in: %(names)s")
    return told % {"names": names}


def _with_tags(record: models.Model, changes: list[Change], events: list[Any]) -> list[Change]:
    by_act = {e.pgh_context_id: c for e, c in zip(events, changes, strict=True) if e.pgh_context_id}
    for name in tag_models(record):
        tagged = list(tag_events(record, name))
        tags: Any = record._meta.get_field(name)
        found = _names(tags.related_model).in_bulk({e.tag for e in tagged})
        label = str(tags.verbose_name)
        for event, who in zip(tagged, _who(tagged), strict=True):
            change = by_act.get(event.pgh_context_id)
            if change is None:
                change = Change(event.pgh_created_at, who)
                changes.append(change)
                if event.pgh_context_id:
                    by_act[event.pgh_context_id] = change
            word = str(found.get(event.tag, event.tag))
            added = event.pgh_label == "insert"
            change.differences.append(
                Difference(label, "" if added else word, word if added else "")
            )
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _names(model: Any) -> models.QuerySet[Any]:
    """No more than the names: a region's boundary is megabytes."""
    return model.objects.only("name_th", "name_en")


class Words:
    """Stored values as a person reads them; what foreign keys mean is asked once for all."""

    def __init__(self, model: type[models.Model], events: list[Any]) -> None:
        self.related: dict[str, dict[Any, Any]] = {}
        for one in kept_fields(model):
            if isinstance(one, models.ForeignKey):
                ids = {getattr(event, one.attname) for event in events} - {None}
                self.related[one.name] = _names(one.related_model).in_bulk(ids)

    def __call__(self, one: models.Field, value: Any) -> str:
        if value in (None, ""):
            return ""
        if one.name in self.related:
            return str(self.related[one.name].get(value, value))
        if isinstance(value, list):
            labels = dict(getattr(one, "base_field", one).flatchoices)
            return ", ".join(str(labels.get(each, each)) for each in value)
        return str(dict(one.flatchoices).get(value) or _said(value))


def _said(value: Any) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case Point():
            return f"{value.y:.6f}, {value.x:.6f}"
        case date():
            return be_date(value)
    return str(value)
