"""Searches that found nothing: how often on which day, and nothing about who asked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST = 100
# Nine digits in a row are a telephone or an identity number; an @ belongs to an e-mail address.
PERSONAL = r"@|(\d ?){9}"


class MissedSearch(models.Model):
    """What was asked and not found, as the database normalises it (th_norm)."""

    key = models.CharField(_("what was asked"), max_length=LONGEST, unique=True)
    last_at = models.DateTimeField(_("last asked"))

    class Meta:
        verbose_name = _("missed search")
        verbose_name_plural = _("missed searches")
        constraints = [
            models.CheckConstraint(name="missedsearch_asks_something", condition=~Q(key="")),
            models.CheckConstraint(
                name="missedsearch_not_personal", condition=~Q(key__regex=PERSONAL)
            ),
        ]

    def __str__(self) -> str:
        return self.key


class MissedSearchDay(models.Model):
    """How often it was asked on one day."""

    missed = models.ForeignKey(MissedSearch, models.CASCADE, related_name="days")
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["missed", "day"], name="missedsearchday_once_a_day")
        ]
        indexes = [models.Index(fields=["day"], name="missedsearchday_by_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
