"""What was found to fit a need, and since when: a new match is told once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from resources.models.need import Need
from resources.models.resource import Resource


class Match(models.Model):
    """An offer or an organisation that fits an open need; what fits no more is no row any more.

    Pages find matches anew each time they are asked; this remembers since when they are known.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="matches")
    resource = models.ForeignKey(
        Resource, models.CASCADE, null=True, blank=True, related_name="matches"
    )
    actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="matches")
    score = models.FloatField(help_text=_("From 0 to 1."))
    found_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(resource__isnull=True, actor__isnull=False)
                | Q(resource__isnull=False, actor__isnull=True),
                name="match_with_one_thing",
            ),
            models.UniqueConstraint(
                fields=["need", "resource", "actor"], nulls_distinct=False, name="match_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} – {self.resource_id or self.actor_id}"


class MatchingRun(models.Model):
    """One look at what has changed; the next begins where it ended."""

    looked_until = models.DateTimeField()
    ended_at = models.DateTimeField(db_default=Now())
    needs = models.PositiveIntegerField(help_text=_("How many were looked at again."))
    found = models.PositiveIntegerField(help_text=_("How many matches are new."))

    class Meta:
        verbose_name = _("matching run")
        verbose_name_plural = _("matching runs")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.ended_at} {self.needs}"
