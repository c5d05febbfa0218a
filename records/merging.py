"""Making several records of one kind into one, and apart again.

What stays keeps its address and gets the ties, tags and names of the others; the values that
differ are chosen. The others are archived, and their addresses lead to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import pghistory
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from records.doubles import Merge
from records.history import events_of, kept_fields, latest
from records.models import State
from records.moving import copy_tags, move_ties, put_back

# They tell where each record came from: they stay with it, so that the next import finds it.
OF_ITS_SOURCE = {"source", "source_ref", "source_note", "name_as_written", "licence"}
# All of them are kept.
GATHERED = {"aliases", "abbreviations"}
LONGEST_NAME = 300


def choices(model: type[models.Model]) -> list[tuple[models.Field, ...]]:
    """What is chosen between when records are merged: fields, or several that go together."""
    classes: Iterable[Any] = model.__mro__
    groups = [group for one in classes for group in one.__dict__.get("chosen_together", ())]
    followers = {name for group in groups for name in group[1:]}
    by_first = {group[0]: group for group in groups}
    return [
        tuple(_field(model, name) for name in by_first.get(field.name, (field.name,)))
        for field in kept_fields(model)
        if field.name not in followers | OF_ITS_SOURCE | GATHERED
    ]


@transaction.atomic
def merge(
    *,
    kept: Any,
    others: Sequence[Any],
    by: Any,
    chosen: Mapping[str, int] | None = None,
    seen: Mapping[int, int] | None = None,
) -> None:
    """Make `others` part of `kept`.

    `chosen` says by the name of a field whose value it takes, as the record's id; `kept`'s own
    where it says nothing. `seen` is the last event of each record that the person saw, by id.
    Raises ValidationError where one has changed since or is merged already, or where the chosen
    values do not fit together; nothing is stored then.
    """
    model = type(kept)
    records = _locked(model, [kept.pk, *(other.pk for other in others)])
    _check(records, seen or {})
    kept = records.pop(kept.pk)
    act, before = uuid4(), latest(kept)
    said = {"kept": str(kept.uuid), "gone": [str(gone.uuid) for gone in records.values()]}
    _choose(kept, records, chosen or {})
    with pghistory.context(user=by.pk, merged=said):
        moved = {gone.uuid: _take_in(gone, kept, by=by) for gone in records.values()}
        kept.updated_by = by
        kept.full_clean(exclude=OF_ITS_SOURCE)
        kept.save()
        for gone, what in moved.items():
            what |= {"into": str(kept.uuid), "before": before, "after": latest(kept)}
            _lead_on(gone, kept, what, act=act, by=by)


@transaction.atomic
def undo_merge(*, act: UUID, by: Any) -> Any:
    """Take apart what that act merged, and return what had stayed.

    What somebody has changed since is left as it is. Raises ValidationError where a record is no
    longer there, or was merged in its turn.
    """
    rows = list(Merge.objects.select_for_update().filter(act=act).order_by("pk"))
    if not rows:
        raise ValidationError(_("This merge has been undone already."))
    if any(row.moved["into"] != str(row.kept) for row in rows):
        raise ValidationError(_("What stayed was merged itself since: undo that first."))
    model: Any = apps.get_model(rows[0].kind)
    uuids = [rows[0].kept, *(row.gone for row in rows)]
    ids = list(model.objects.filter(uuid__in=uuids).values_list("pk", flat=True))
    records = {record.uuid: record for record in _locked(model, ids).values()}
    if len(records) < len(uuids):
        raise ValidationError(_("One of the records has been deleted since."))
    kept = records[rows[0].kept]
    with pghistory.context(user=by.pk, parted={"kept": str(kept.uuid)}):
        _unwrite(kept, rows[0].moved, by=by)
        for row in rows:
            gone = records[row.gone]
            put_back(row.moved, kept)
            gone.state, gone.updated_by = row.moved["state"], by
            gone.save()
            row.delete()
            Merge.objects.filter(gone__in=row.moved["led_here"]).update(kept=row.gone)
    return kept


def where_it_went(model: Any, uuid: UUID) -> UUID | None:
    """The record that this one has become part of, if that is public."""
    found = Merge.objects.filter(kind=model._meta.label_lower, gone=uuid).first()
    if found and model.objects.public().filter(uuid=found.kept).exists():
        return found.kept
    return None


def _locked(model: Any, ids: Sequence[int]) -> dict[int, Any]:
    """The records by id, the first named first; whoever else merges one of them waits."""
    rows = model.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    found = {record.pk: record for record in rows}
    if len(found) < len(ids):
        raise ValidationError(_("One of the records has been deleted since."))
    return {pk: found[pk] for pk in ids}


def _check(records: Mapping[int, Any], seen: Mapping[int, int]) -> None:
    if len(records) < 2:
        raise ValidationError(_("Choose two records or more."))
    if Merge.objects.filter(gone__in=[record.uuid for record in records.values()]).exists():
        raise ValidationError(_("One of the records has been merged meanwhile."))
    for pk, event in seen.items():
        if latest(records[pk]) != event:
            told = _("Meanwhile somebody changed “%(record)s”: please look again.")
            raise ValidationError(told % {"record": records[pk]})


def _take_in(gone: Any, kept: Any, *, by: Any) -> dict[str, Any]:
    """Move what hangs on `gone`, archive it, and return what undoing this needs."""
    moved = {"state": gone.state, **move_ties(gone, kept, by=by), "tags": copy_tags(gone, kept)}
    if gone.state != State.ARCHIVED:
        gone.state, gone.updated_by = State.ARCHIVED, by
        gone.mark_edited(["state"])
        gone.save()
    return moved


def _lead_on(gone: UUID, kept: Any, moved: dict[str, Any], *, act: UUID, by: Any) -> None:
    """To `kept` from what is gone, and from whatever led there."""
    led = Merge.objects.filter(kept=gone)
    moved["led_here"] = [str(one) for one in led.values_list("gone", flat=True)]
    led.update(kept=kept.uuid)
    kind = kept._meta.label_lower
    Merge.objects.create(kind=kind, gone=gone, kept=kept.uuid, act=act, by=by, moved=moved)


def _choose(kept: Any, others: Mapping[int, Any], chosen: Mapping[str, int]) -> None:
    """Give `kept` the chosen values and every name that any of them had; nothing is stored yet."""
    model = type(kept)
    before = {field.name: getattr(kept, field.attname) for field in kept_fields(model)}
    names = [name for one in (kept, *others.values()) for name in _names_of(one)]
    for group in choices(model):
        giver = others.get(chosen.get(group[0].name, kept.pk))
        for field in group if giver else ():
            setattr(kept, field.attname, getattr(giver, field.attname))
    for field in kept_fields(model):
        # What hung on one of them would hang on itself.
        if field.related_model is model and getattr(kept, field.attname) in {kept.pk, *others}:
            setattr(kept, field.attname, None)
    kept.aliases = _each_once(names, but=[kept.name_th, kept.name_en])
    kept.abbreviations = _each_once(
        word for one in (kept, *others.values()) for word in one.abbreviations
    )
    changed = [n for n, value in before.items() if getattr(kept, _field(model, n).attname) != value]
    kept.mark_edited(changed)


def _names_of(record: Any) -> list[str]:
    """A translation that nobody has verified is no name."""
    english = [] if record.name_en_unverified else [record.name_en]
    return [*record.aliases, record.name_th, *english]


def _each_once(words: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """In their order, whatever the case and the spaces, without those in `but`."""
    known = {" ".join(word.split()).casefold() for word in ["", *but]}
    found = []
    for word in words:
        key = " ".join(word.split()).casefold()
        if key not in known:
            known.add(key)
            found.append(word[:LONGEST_NAME])
    return found


def _unwrite(kept: Any, moved: Mapping[str, Any], *, by: Any) -> None:
    """Give `kept` its earlier values where it still has those that the merge gave it."""
    events = events_of(kept).in_bulk([moved["before"], moved["after"]])
    if len(events) == 2:
        before, after = events[moved["before"]], events[moved["after"]]
        for field in kept_fields(type(kept)):
            old, new = getattr(before, field.attname), getattr(after, field.attname)
            if old != new and getattr(kept, field.attname) == new:
                setattr(kept, field.attname, old)
                kept.mark_edited([field.name])
    kept.updated_by = by
    kept.save()


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)
