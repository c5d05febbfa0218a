"""What actors ask for."""

from __future__ import annotations

import pghistory
from django.contrib.gis.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Themed
from records.models import Record
from regions.models import Placed
from resources.models.listing import Changes, Listing, kept_changes
from resources.models.resource import ResourceKind
from resources.querysets import NeedQuerySet


class NeedStatus(models.TextChoices):
    OPEN = "open", _("Open")
    MATCHED = "matched", _("In progress")
    MET = "met", _("Met")
    PARTLY_MET = "partly_met", _("Partly met")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Past its date")


AFTER: Changes = {
    "open": ["matched", "partly_met", "met", "withdrawn", "expired"],
    "matched": ["open", "partly_met", "met", "withdrawn"],
    "partly_met": ["open", "matched", "met", "withdrawn"],
    "met": ["open", "partly_met"],
    "withdrawn": ["open"],
    "expired": ["open", "partly_met", "met", "withdrawn"],
}
CLOSED = ["met", "partly_met", "withdrawn", "expired"]


@pghistory.track()
class Need(Record, Placed, Themed, Listing):
    """What an organisation asks for, for a place and a target group; never for a named person."""

    moves = "status"
    changes = AFTER

    kind = models.CharField(
        max_length=9,
        choices=ResourceKind,
        help_text=_("The kind of resource that is asked for."),
    )
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="needs")
    on_behalf_of = models.ForeignKey(
        Actor,
        models.SET_NULL,
        verbose_name=_("on behalf of"),
        null=True,
        blank=True,
        related_name="needs_asked_by_others",
        help_text=_("The organisation that needs it, where another asks for it."),
    )
    status = models.CharField(
        _("how it stands"),
        max_length=10,
        choices=NeedStatus,
        default=NeedStatus.OPEN,
        db_default=NeedStatus.OPEN,
    )
    quantity = models.CharField(max_length=200, blank=True, db_default="")
    needed_by = models.DateField(null=True, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [
            *Record.Meta.constraints,
            *Placed.Meta.constraints,
            *Listing.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=ResourceKind.values), name="resources_need_kind"
            ),
            models.CheckConstraint(
                condition=Q(status__in=NeedStatus.values), name="resources_need_status"
            ),
            models.CheckConstraint(
                condition=~Q(status=NeedStatus.EXPIRED) | Q(needed_by__isnull=False),
                name="resources_need_expired_by_date",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            kept_changes("resources_need", "status", AFTER, CLOSED),
        ]

    def get_absolute_url(self) -> str:
        return reverse("need", args=[self.uuid])
