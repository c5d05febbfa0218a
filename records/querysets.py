"""Adjectives that every kind of record shares."""

from __future__ import annotations

from typing import Self

from django.db import models


class RecordQuerySet(models.QuerySet):
    """A queryset over one kind of record; filters are adjectives and chain."""

    def public(self) -> Self:
        """Only what everybody may read."""
        return self.filter(state="published")
