"""What hangs on a record: moved to another of its kind, and put back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pghistory
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models

from records.editable import Editable

# One that was moved: its model and id, the column that was turned, and what it had by column.
Moved = dict[str, Any]


def ties_to(model: type[models.Model]) -> list[Any]:
    """Every foreign key that leads to records of this kind, history's left out."""
    return [
        relation.field
        for relation in model._meta.related_objects
        if not relation.many_to_many
        and not issubclass(relation.related_model, pghistory.models.Event)
    ]


def move_ties(gone: Any, kept: Any, *, by: Any) -> dict[str, list[Any]]:
    """Turn every tie of `gone` to `kept`, and remove those that `kept` has already.

    Returns {"moved": [...], "removed": [...]} as put_back needs it.
    """
    moved: list[Moved] = []
    removed: list[Any] = []
    for field in ties_to(type(gone)):
        tied: Any = field.model._default_manager.select_for_update(of=("self",))
        rows = tied.filter(**{field.name: gone.pk}).order_by("pk")
        for row in rows.exclude(pk=kept.pk if field.model is type(kept) else None):
            had = {field.attname: gone.pk}
            setattr(row, field.attname, kept.pk)
            if _stands_there(row, field):
                room = row.make_room() if hasattr(row, "make_room") else None
                if room is None:
                    removed += json.loads(serializers.serialize("json", [tied.get(pk=row.pk)]))
                    row.delete()
                    continue
                had |= room
            _save(row, field, by=by)
            label = row._meta.label_lower
            moved.append({"model": label, "pk": row.pk, "column": field.attname, "had": had})
    return {"moved": moved, "removed": removed}


def copy_tags(gone: Any, kept: Any) -> dict[str, list[Any]]:
    """Tag `kept` with what only `gone` is tagged with, and put it into the sets that hold `gone`.

    Returns what was added, by field or, of a set that holds records, its name at the record.
    """
    added = {}
    for name in _tags_of(type(gone)):
        theirs, ours = (
            set(getattr(one, name).values_list("pk", flat=True)) for one in (gone, kept)
        )
        getattr(kept, name).add(*(theirs - ours))
        added[name] = sorted(theirs - ours)
    return added


def _tags_of(model: type[models.Model]) -> list[str]:
    """Its own many-to-many fields and those that lead to it, where nothing else hangs on them."""
    own = {tags.name: tags.remote_field for tags in model._meta.many_to_many}
    leading = {
        str(relation.get_accessor_name()): relation
        for relation in model._meta.related_objects
        if relation.many_to_many
    }
    both: dict[str, Any] = own | leading
    return [name for name, relation in both.items() if relation.through._meta.auto_created]


def put_back(what: Mapping[str, Any], kept: Any) -> None:
    """Turn back what was moved and still hangs on `kept`; add again what was removed."""
    for name, added in what["tags"].items():
        getattr(kept, name).remove(*added)
    for one in what["moved"]:
        model: Any = apps.get_model(one["model"])
        still_there = {"pk": one["pk"], one["column"]: kept.pk}
        model._default_manager.filter(**still_there).update(**one["had"])
    for row in serializers.deserialize("python", what["removed"]):
        if _still_ties(row.object):
            row.save()


def _stands_there(row: models.Model, field: Any) -> bool:
    """Whether a rule of the tie forbids that it hangs there: it does already, or on itself."""
    for rule in row._meta.constraints:
        if isinstance(rule, models.UniqueConstraint):
            speaks_of_it = field.name in rule.fields
        else:
            speaks_of_it = f"F({field.name})" in str(getattr(rule, "condition", ""))
        try:
            if speaks_of_it:
                rule.validate(type(row), row)
        except ValidationError:
            return True
    return False


def _save(row: Any, field: Any, *, by: Any) -> None:
    if isinstance(row, Editable):
        row.mark_edited([field.name])
    if hasattr(row, "updated_by"):
        row.updated_by = by
    row.save()


def _still_ties(row: models.Model) -> bool:
    """Whether everything that it leads to is still there, and nothing has taken its place."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.is_relation and value is not None:
            related: Any = field.related_model
            if not related._default_manager.filter(pk=value).exists():
                return False
    try:
        row.validate_constraints()
    except ValidationError:
        return False
    return True
