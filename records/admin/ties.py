"""What hangs on a record in the history: who took part, who was tied to whom, which stages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db import models

from records.admin.words import Difference, Words
from records.history import kept_fields
from records.models import Record
from records.moving import ties_to


def tie_fields(model: type[models.Model]) -> list[Any]:
    """Foreign keys that lead to the record from ties that history follows.

    What has a permanent id stands for itself, is told by its own history, and stays when an
    earlier version of the record comes back: other records, meetings, calls, work and lessons.
    What hangs on an issue, a region or an indicator is no part of it, and has none.
    """
    if not issubclass(model, Record):
        return []
    return [
        field
        for field in ties_to(model)
        if hasattr(field.model, "pgh_event_model") and not hasattr(field.model, "uuid")
    ]


def tie_events(field: Any, record: models.Model) -> models.QuerySet[Any]:
    """All events of every tie that ever hung on the record, tie by tie."""
    events: Any = field.model.pgh_event_model.objects
    ever = events.filter(**{field.attname: record.pk}).values("pgh_obj_id")
    found = events.filter(pgh_obj_id__in=ever).select_related("pgh_context")
    return found.order_by("pgh_obj_id", "pgh_id")


def tie_differences(record: models.Model) -> Iterator[tuple[Any, Difference]]:
    """Each event by which a tie came to hang on the record, changed there, or left it."""
    for field in tie_fields(type(record)):
        events = list(tie_events(field, record))
        words = Words(field.model, events)
        for _pk, history in groupby(events, key=lambda event: event.pgh_obj_id):
            before = ""
            for event in history:
                now = _told(words, field, event) if _hangs(event, field, record) else ""
                if now != before:
                    yield event, Difference(str(field.model._meta.verbose_name), before, now)
                before = now


def restore_ties(record: models.Model, event: Any) -> None:
    """Make the record's ties what they were at that event.

    What hung on another record before, and came by a merge, is left: undoing the merge moves it.
    Raises ValidationError where a tie no longer fits, such as one to a record since deleted.
    """
    for field in tie_fields(type(record)):
        for pk, history in groupby(tie_events(field, record), key=lambda one: one.pgh_obj_id):
            _restore(field, record, pk, list(history), event)


def _restore(field: Any, record: Any, pk: int, history: list[Any], at: Any) -> None:
    earlier = [one for one in history if _is_by(one, at)]
    then = earlier[-1] if earlier and _hangs(earlier[-1], field, record) else None
    now = field.model._default_manager.filter(pk=pk).first()
    if then is None:
        came = any(getattr(one, field.attname) != record.pk for one in history)
        if now is not None and not came:
            now.delete()
        return
    row = now or field.model(pk=pk)
    names = [one.name for one in kept_fields(field.model) if _differs(row, then, one)]
    if now is not None and not names:
        return
    for one in kept_fields(field.model):
        setattr(row, one.attname, getattr(then, one.attname))
    row.mark_edited(names)
    row.full_clean()
    row.save()


def _hangs(event: Any, field: Any, record: Any) -> bool:
    return event.pgh_label != "delete" and getattr(event, field.attname) == record.pk


def _is_by(event: Any, at: Any) -> bool:
    same_act = at.pgh_context_id is not None and event.pgh_context_id == at.pgh_context_id
    return same_act or event.pgh_created_at <= at.pgh_created_at


def _differs(row: Any, event: Any, field: models.Field) -> bool:
    return getattr(row, field.attname) != getattr(event, field.attname)


def _told(words: Words, tie: Any, event: Any) -> str:
    fields = [field for field in kept_fields(tie.model) if field.name != tie.name]
    told = [words(field, getattr(event, field.attname)) for field in fields]
    return " · ".join(filter(None, told))
