"""All that is kept about a person, found by what the models say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext

from records.models import User

# What would let somebody in, and is not told to anybody.
SECRET = frozenset({"password", "data", "hash", "session_key", "key", "token", "secret"})


@dataclass(frozen=True)
class Kept:
    """Rows of one table. `own`: they are about the person and leave with them; of the others only
    the person's name does."""

    model: type[models.Model]
    rows: QuerySet[Any]
    own: bool

    @property
    def label(self) -> str:
        return gettext(str(self.model._meta.verbose_name_plural))

    def told(self) -> Iterator[dict[str, Any]]:
        """Each row's fields as they are stored; of a row that is not their own, which it is."""
        fields = [
            one
            for one in self.model._meta.concrete_fields
            if one.name not in SECRET and (self.own or one.name in {"id", "uuid"})
        ]
        for row in self.rows.iterator():
            yield {one.name: one.value_to_string(row) for one in fields}


def ties_to_people() -> Iterator[models.ForeignKey[Any, Any]]:
    """Every column that says who, history's left out: it tells the same again."""
    for relation in User._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if (
            relation.auto_created
            and isinstance(field, models.ForeignKey)
            and field.model._meta.app_label != "pghistory"
            and not issubclass(field.model, pghistory.models.Event)
        ):
            yield field


def kept_about(person: User) -> list[Kept]:
    """The account first, then every table with rows of theirs, by its name."""
    account = Kept(User, User.objects.filter(pk=person.pk), own=True)
    there = [one for field in ties_to_people() if (one := _by(field, person)).rows.exists()]
    return [account, *sorted(there, key=lambda one: (not one.own, one.label))]


def _by(field: models.ForeignKey[Any, Any], person: User) -> Kept:
    everything: Any = field.model._base_manager  # noqa: SLF001 - also what its own leaves out
    rows = everything.filter(**{field.name: person.pk}).order_by("pk")
    return Kept(field.model, rows, own=field.remote_field.on_delete is models.CASCADE)
