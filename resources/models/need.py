"""What actors ask for."""

from __future__ import annotations

import pghistory
from django.contrib.gis.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Themed
from actors.querysets import ThemedQuerySet
from records.models import Record
from regions.models import Placed
from resources.models.resource import ResourceKind


@pghistory.track()
class Need(Record, Placed, Themed):
    """What an organisation asks for, for a place and a target group; never for a named person."""

    kind = models.CharField(
        max_length=9,
        choices=ResourceKind,
        help_text=_("The kind of resource that is asked for."),
    )
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="needs")
    quantity = models.CharField(max_length=200, blank=True, db_default="")
    needed_by = models.DateField(null=True, blank=True)

    objects = ThemedQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [
            *Record.Meta.constraints,
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=ResourceKind.values), name="resources_need_kind"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("need", args=[self.uuid])
