"""Open calls of funds: who may apply, for how much, how and until when."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self

import pghistory
import pgtrigger
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxLengthValidator
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import ActorKind
from records.bilingual import Bilingual, blank_text
from records.editable import Editable
from records.models import State
from regions.models import Region
from regions.wording import hold_address_to_nobody, hold_texts_to_nobody
from resources.models.resource import Resource, ResourceKind

LONGEST = 10_000
WRITTEN = (
    *("name_th", "name_en", "description_th", "description_en"),
    *("who_may_apply_th", "who_may_apply_en", "unit"),
)
OF_A_FUND = """
IF NOT EXISTS (SELECT FROM resources_resource WHERE id = NEW.fund_id AND kind = 'fund') THEN
    RAISE EXCEPTION 'resources_call_of_a_fund: % is none', NEW.fund_id
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class CallState(models.TextChoices):
    """How a call stands on a day; kept nowhere, told by its dates."""

    COMING = "coming", pgettext_lazy("call", "Opens soon")
    OPEN = "open", pgettext_lazy("call", "Open now")
    CLOSED = "closed", pgettext_lazy("call", "Closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("call", "Withdrawn")


def standing(state: str, today: date | None = None) -> Q:
    """The calls that stand so today."""
    today = today or timezone.localdate()
    over, begun = Q(closes_on__lt=today), Q(opens_on__lte=today)
    there = Q(withdrawn_at=None)
    return {
        CallState.COMING: there & ~begun,
        CallState.OPEN: there & begun & (Q(closes_on=None) | ~over),
        CallState.CLOSED: there & over,
        CallState.WITHDRAWN: ~there,
    }[CallState(state)]


def text(name: object) -> models.TextField:
    return blank_text(verbose_name=name, validators=[MaxLengthValidator(LONGEST)])


class CallQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Not withdrawn, of funds that everybody may see, whose owner is not hidden."""
        hidden = Q(fund__owner__isnull=False) & ~Q(fund__owner__state=State.PUBLISHED)
        funds = {"fund__state": State.PUBLISHED, "fund__kind": ResourceKind.FUND}
        return self.filter(**funds, withdrawn_at=None).exclude(hidden)

    def standing(self, *states: str) -> Self:
        wanted = Q(pk=None)
        for state in states:
            wanted |= standing(state)
        return self.filter(wanted)

    def for_kinds(self, kinds: list[str]) -> Self:
        """That organisations of one of these kinds may answer."""
        return self.filter(Q(actor_kinds=[]) | Q(actor_kinds__overlap=kinds))

    def for_regions(self, regions: list[Region]) -> Self:
        """That somebody of one of the regions may answer: of it, what holds it or lies in it.

        Where a call names no region, those of its fund count; where neither does, everywhere.
        """
        there = Region.objects.in_or_around(regions).values("pk")
        call: Any = self.model
        own = call.serves.through.objects.filter(call=OuterRef("pk"))
        of_fund = Resource.serves.through.objects.filter(resource=OuterRef("fund"))
        by_fund = Q(Exists(of_fund.filter(region__in=there))) | Q(fund__region__in=there)
        nowhere = ~Q(Exists(of_fund)) & Q(fund__region=None)
        named = Q(Exists(own.filter(region__in=there)))
        return self.filter(named | (~Q(Exists(own)) & (by_fund | nowhere)))

    def in_full(self) -> Self:
        """With all that lists show; what closes soonest first, what never closes last."""
        rows = self.select_related("fund__owner", "fund__region").prefetch_related(
            models.Prefetch("serves", Region.objects.without_boundary())
        )
        shapes = ("fund__region__boundary", "fund__region__point")
        return rows.defer(*shapes).order_by(F("closes_on").asc(nulls_last=True), "opens_on", "pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Call(Bilingual, Editable):
    """A fund asks for applications between two days, the last included."""

    uuid = models.UUIDField(_("permanent id"), unique=True, default=uuid.uuid4, editable=False)
    fund = models.ForeignKey(
        Resource,
        models.CASCADE,
        related_name="calls",
        limit_choices_to={"kind": ResourceKind.FUND},
        verbose_name=_("fund"),
    )
    description_th = text(_("what it is for, in Thai"))
    description_en = text(_("what it is for, in English"))
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(
        _("closes on"),
        null=True,
        blank=True,
        help_text=_("The last day. Empty where it stays open until the money is spent."),
    )
    actor_kinds = ArrayField(
        models.CharField(max_length=26, choices=ActorKind),
        verbose_name=_("kinds of organisations that may apply"),
        default=list,
        db_default=[],
        blank=True,
        help_text=_("None means any."),
    )
    serves = models.ManyToManyField(
        Region,
        blank=True,
        related_name="+",
        verbose_name=_("regions whose organisations may apply"),
    )
    who_may_apply_th = text(_("who may apply, in Thai"))
    who_may_apply_en = text(_("who may apply, in English"))
    amount_least = models.PositiveIntegerField(_("smallest grant"), null=True, blank=True)
    amount_most = models.PositiveIntegerField(_("largest grant"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True, default="บาท", db_default="บาท")
    apply_at = models.URLField(
        _("where to apply"),
        blank=True,
        db_default="",
        help_text=_("An address on the web. Empty: by a letter through this site."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call of a fund")
        verbose_name_plural = _("calls of funds")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name_th=""), name="call_named"),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="call_days_in_order",
                violation_error_message=_("It closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(amount_least__isnull=True)
                | Q(amount_most__isnull=True)
                | Q(amount_most__gte=F("amount_least")),
                name="call_amounts_in_order",
                violation_error_message=_("The largest grant is smaller than the smallest."),
            ),
            models.CheckConstraint(
                condition=Q(actor_kinds__contained_by=ActorKind.values), name="call_actor_kinds"
            ),
            models.CheckConstraint(
                condition=Q(apply_at="") | Q(apply_at__regex="^https?://"), name="call_apply_at"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="of_a_fund",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("fund_id"),
                func=OF_A_FUND,
            )
        ]

    def get_absolute_url(self) -> str:
        return f"{reverse('resource', args=[self.fund.uuid])}#calls"

    @property
    def state(self) -> CallState:
        """As it stands today."""
        today = timezone.localdate()
        if self.withdrawn_at:
            return CallState.WITHDRAWN
        if self.opens_on > today:
            return CallState.COMING
        closed = self.closes_on is not None and self.closes_on < today
        return CallState.CLOSED if closed else CallState.OPEN

    @property
    def days_left(self) -> int | None:
        """Whole days until the last, which counts; None where it is not open or never closes."""
        if self.state != CallState.OPEN or self.closes_on is None:
            return None
        return (self.closes_on - timezone.localdate()).days

    @property
    def kinds_told(self) -> list[str]:
        labels = dict(ActorKind.choices)
        return [str(labels[kind]) for kind in self.actor_kinds]

    def clean(self) -> None:
        super().clean()
        hold_texts_to_nobody(self, WRITTEN)
        hold_address_to_nobody(self, "apply_at")
