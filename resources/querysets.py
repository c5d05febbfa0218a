"""Adjectives for what is offered and asked for."""

from __future__ import annotations

from datetime import date
from typing import Self

from actors.querysets import ThemedQuerySet


class ResourceQuerySet(ThemedQuerySet):
    def open(self) -> Self:
        """What may be asked for now, whether public or not."""
        return self.filter(offer="open")

    def past_their_date(self, today: date) -> Self:
        """Open still, though not available any more."""
        return self.filter(offer="open", available_until__lt=today)


class NeedQuerySet(ThemedQuerySet):
    def open(self) -> Self:
        """What nobody has answered yet, whether public or not."""
        return self.filter(status="open")

    def past_their_date(self, today: date) -> Self:
        """Open still, though it was needed by a day that has gone."""
        return self.filter(status="open", needed_by__lt=today)
