"""What a person has edited, so that no import writes over it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Editable(models.Model):
    """A row that imports fill and people correct: the people's word stays."""

    edited_fields = ArrayField(
        models.CharField(max_length=50),
        default=list,
        db_default=[],
        blank=True,
        editable=False,
        help_text=_("Fields that a person has edited; an import leaves them alone."),
    )

    class Meta:
        abstract = True

    def mark_edited(self, fields: Iterable[str]) -> None:
        """Remember that a person wrote these fields."""
        self.edited_fields = sorted({*self.edited_fields, *fields})
