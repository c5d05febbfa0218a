"""Tables of what has a key of its own: a slug, or an official code."""

from __future__ import annotations

from typing import Any, ClassVar

import tablib
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from records.exchange.columns import Cells, Column, of_field, text_of
from records.exchange.rows import Row
from records.exchange.table import RecordTable


class KeyedTable(RecordTable):
    """A row is found by `key`; an unknown one adds a row, where that is allowed."""

    adds: ClassVar[bool] = True

    def columns(self) -> list[Column]:
        return [of_field(self.model._meta.get_field(name)) for name in self.fields_in_order]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return records

    def _unusable(self, dataset: tablib.Dataset) -> str:
        if self.key not in (dataset.headers or []):
            return _("The table needs a column %(name)s.") % {"name": self.key}
        return super()._unusable(dataset)

    def _match(self, rows: list[Row], cells: list[Cells], errors: dict[int, Any]) -> None:
        keys = [text_of(here.get(self.key)) for here in cells]
        wanted = self.model.objects.filter(**{f"{self.key}__in": keys})
        stored = {getattr(one, self.key): one for one in self._stored(wanted)}
        seen: dict[str, int] = {}
        for row, key in zip(rows, keys, strict=True):
            row.record = stored.get(key)
            row.new = row.record is None
            if first := seen.get(key):
                told = _("The same record stands in row %(row)s.") % {"row": first}
                errors[row.number][self.key] = told
            elif row.new and (wrong := self._wrong(key)):
                errors[row.number][self.key] = wrong
            elif row.new:
                row.values[self.key] = key
            seen.setdefault(key, row.number)

    def _wrong(self, key: str) -> str:
        """Why a key that is not there cannot be added; nothing where it can."""
        if not self.adds:
            return _("There is no “%(key)s”.") % {"key": key}
        if not key:
            return _("A new record needs this.")
        try:
            self.model._meta.get_field(self.key).clean(key, None)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""
