"""What changed in a record, when, and who did it: read from the history events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from records.admin.ties import tie_differences, tie_events, tie_fields
from records.admin.words import Difference, Words, names
from records.history import events_of, kept_fields, latest
from records.models import User


@dataclass
class Change:
    """What one act did to a record; `event` is the record's state after it, if it touched it."""

    at: datetime
    who: str
    differences: list[Difference] = field(default_factory=list)
    event: int | None = None
    first: bool = False
    note: str = ""


def version_of(record: models.Model) -> str:
    """What there is of the record: its last event, and how many there are of each tag and tie."""
    beside = (events.count() for events in _events_beside(record))
    return ".".join(map(str, [latest(record), *beside]))


def changes_since(record: models.Model, version: str) -> list[Change]:
    """The changes after that version of the record, tags and ties included, oldest first."""
    event, *counts = map(int, version.split("."))
    events = list(events_of(record).filter(pgh_id__gte=event).select_related("pgh_context"))
    new = set()
    for beside, seen in zip(_events_beside(record), counts, strict=False):
        ids = beside.order_by("pgh_id").values_list("pgh_id", flat=True)
        new |= {(beside.model, pk) for pk in list(ids)[seen:]}
    others = [*_tag_differences(record), *tie_differences(record)] if new else []
    later = [(one, told) for one, told in others if (type(one), one.pgh_id) in new]
    return _with_acts(_told(record, events), events[1:], later)[::-1]


def changes_of(record: models.Model) -> list[Change]:
    """All that is known of the record, newest first; tags and ties with the rest of their act."""
    events = list(events_of(record).select_related("pgh_context"))
    changes = _told(record, events)
    if events:
        changes.insert(0, Change(events[0].pgh_created_at, _who(events[:1])[0], first=True))
        changes[0].event = events[0].pgh_id
    return _with_acts(changes, events, [*_tag_differences(record), *tie_differences(record)])


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


def _events_beside(record: models.Model) -> list[models.QuerySet[Any]]:
    """The events of each kind of tag and tie, which are stored apart from the record's own."""
    tags = [tag_events(record, name) for name in tag_models(record)]
    return [*tags, *(tie_events(field, record) for field in tie_fields(type(record)))]


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
    people = {u.pk: u.get_full_name() or u.username for u in User.objects.filter(pk__in=set(ids))}
    return [people.get(one or 0, _("an import or a command")) for one in ids]


def _note(record: Any, context: Any) -> str:
    """What the act was, where the fields alone do not say it."""
    said = context.metadata if context else {}
    if "parted" in said:
        return _("A merge was undone.")
    if "merged" not in said:
        return ""
    gone = said["merged"]["gone"]
    others = [said["merged"]["kept"]] if str(record.uuid) in gone else gone
    found = ", ".join(map(str, names(type(record)).filter(uuid__in=others)))
    told = _("Merged into: %(names)s") if str(record.uuid) in gone else _("Merged in: %(names)s")
    return told % {"names": found}


def _with_acts(
    changes: list[Change], events: list[Any], others: Iterable[tuple[Any, Difference]]
) -> list[Change]:
    """The changes, each with what else was done in the same act; newest first."""
    by_act = {e.pgh_context_id: c for e, c in zip(events, changes, strict=True) if e.pgh_context_id}
    others = list(others)
    for (event, difference), who in zip(others, _who([e for e, _d in others]), strict=True):
        change = by_act.get(event.pgh_context_id)
        if change is None:
            change = Change(event.pgh_created_at, who)
            changes.append(change)
            if event.pgh_context_id:
                by_act[event.pgh_context_id] = change
        change.differences.append(difference)
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _tag_differences(record: models.Model) -> Iterator[tuple[Any, Difference]]:
    for name in tag_models(record):
        tagged = list(tag_events(record, name))
        tags: Any = record._meta.get_field(name)
        found = names(tags.related_model).in_bulk({e.tag for e in tagged})
        for event in tagged:
            word = str(found.get(event.tag, event.tag))
            pair = ("", word) if event.pgh_label == "insert" else (word, "")
            yield event, Difference(str(tags.verbose_name), *pair)
