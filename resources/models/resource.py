"""What actors offer."""

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


class ResourceKind(models.TextChoices):
    FUND = "fund", _("Fund")
    KNOWLEDGE = "knowledge", _("Knowledge")
    TOOL = "tool", _("Tool")
    DATA = "data", _("Data")
    PEOPLE = "people", _("People")
    SPACE = "space", _("Space")
    EQUIPMENT = "equipment", _("Equipment")
    SERVICE = "service", _("Service")
    POLICY = "policy", _("Policy")


@pghistory.track()
class Resource(Record, Placed, Themed):
    """Something an actor can bring in: money, knowledge, data, a place, people."""

    kind = models.CharField(max_length=9, choices=ResourceKind)
    kind_as_written = models.CharField(max_length=100, blank=True, db_default="")
    owner = models.ForeignKey(
        Actor, models.SET_NULL, null=True, blank=True, related_name="resources"
    )
    owner_as_text = models.CharField(max_length=300, blank=True, db_default="")

    objects = ThemedQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            *Record.Meta.constraints,
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=ResourceKind.values),
                name="resources_resource_kind",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("resource", args=[self.uuid])
