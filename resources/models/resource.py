"""What actors offer."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.contrib.gis.db import models
from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Themed
from records.bilingual import blank_text
from records.models import Record
from regions.models import Placed
from resources.models.listing import Changes, Listing, kept_changes
from resources.querysets import ResourceQuerySet


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


class OfferState(models.TextChoices):
    NOT_OFFERED = "not_offered", _("Not offered")
    OPEN = "open", _("Open")
    RESERVED = "reserved", _("Reserved")
    GIVEN = "given", _("Given")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Past its date")


# What is reserved is promised to somebody: it is let go before it can be withdrawn.
AFTER: Changes = {
    "not_offered": ["open"],
    "open": ["reserved", "given", "withdrawn", "expired", "not_offered"],
    "reserved": ["open", "given"],
    "given": ["open", "not_offered"],
    "withdrawn": ["open", "not_offered"],
    "expired": ["open", "given", "withdrawn", "not_offered"],
}
CLOSED = ["given", "withdrawn", "expired"]
# An organisation that is gone offers nothing any more, whatever it had promised.
OWNER_GONE = """
IF OLD.owner_id IS NOT NULL AND NEW.owner_id IS NULL AND NEW.offer IN ('open', 'reserved') THEN
    NEW.offer := 'withdrawn';
    NEW.opened_at := OLD.opened_at;
    NEW.closed_at := now();
    RETURN NEW;
END IF;
"""
# What has calls that somebody may answer is a fund, and stays one.
HAS_CALLS = """
IF EXISTS (SELECT FROM resources_call WHERE fund_id = NEW.id AND withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'resources_resource_has_calls: % is a fund with calls', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_resource_has_calls';
END IF;
RETURN NEW;
"""


@pghistory.track()
class Resource(Record, Placed, Themed, Listing):
    """Something an actor can bring in: money, knowledge, data, a place, people."""

    moves = "offer"
    changes = AFTER

    kind = models.CharField(max_length=9, choices=ResourceKind)
    kind_as_written = models.CharField(max_length=100, blank=True, db_default="")
    owner = models.ForeignKey(
        Actor, models.SET_NULL, null=True, blank=True, related_name="resources"
    )
    owner_as_text = models.CharField(max_length=300, blank=True, db_default="")
    offer = models.CharField(
        _("how it is offered"),
        max_length=11,
        choices=OfferState,
        default=OfferState.NOT_OFFERED,
        db_default=OfferState.NOT_OFFERED,
    )
    terms_th = blank_text(verbose_name=_("terms in Thai"))
    terms_en = blank_text(verbose_name=_("terms in English"))
    available_from = models.DateField(_("available from"), null=True, blank=True)
    available_until = models.DateField(_("available until"), null=True, blank=True)

    objects = ResourceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            *Record.Meta.constraints,
            *Placed.Meta.constraints,
            *Listing.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=ResourceKind.values),
                name="resources_resource_kind",
            ),
            models.CheckConstraint(
                condition=Q(offer__in=OfferState.values), name="resources_resource_offer"
            ),
            models.CheckConstraint(
                condition=~Q(offer__in=[OfferState.OPEN, OfferState.RESERVED])
                | Q(owner__isnull=False),
                name="resources_resource_offered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(offer=OfferState.EXPIRED) | Q(available_until__isnull=False),
                name="resources_resource_expired_by_date",
            ),
            models.CheckConstraint(
                condition=Q(available_until__gte=F("available_from"))
                | Q(available_from__isnull=True)
                | Q(available_until__isnull=True),
                name="resources_resource_available_in_order",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            kept_changes("resources_resource", "offer", AFTER, CLOSED, first=OWNER_GONE),
            pgtrigger.Trigger(
                name="has_calls",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("kind"),
                condition=pgtrigger.Condition("OLD.kind = 'fund' AND NEW.kind <> 'fund'"),
                func=HAS_CALLS,
            ),
        ]

    def clean(self) -> None:
        super().clean()
        starts, ends = self.available_from, self.available_until
        if starts and ends and ends < starts:
            raise ValidationError({"available_until": gettext("It ends before it starts.")})
        if self.kind != ResourceKind.FUND and self.pk and self.calls.filter(withdrawn_at=None):
            said = gettext("It has calls for applications: withdraw them, or leave it a fund.")
            raise ValidationError({"kind": said})

    def get_absolute_url(self) -> str:
        return reverse("resource", args=[self.uuid])
