"""What organisations do where the state's services do not reach, and what stands in their way."""

from __future__ import annotations

from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.told import Told, ToldQuerySet, long_text
from records.models import State
from records.small_numbers import is_few
from records.thai import written_span
from regions.models import Region


class Barrier(models.IntegerChoices):
    """What stands between civil society and working with the state, by the code of its list.

    The five are those that the partners of the state named in 2024; their order is their code.
    """

    EXPERTISE = 1, _("Lack of expertise in specialised services")
    COORDINATION = 2, _("Coordination that does not run smoothly")
    RULES = 3, _("Rules and regulations that get in the way")
    PAY = 4, _("Pay that attracts nobody")
    SUBSIDY = 5, _("No subsidy")


class WorkEntryQuerySet(ToldQuerySet):
    def public(self) -> Self:
        """Published, by organisations that everybody may see."""
        return self.filter(state=State.PUBLISHED, actor__state=State.PUBLISHED)

    def in_or_around(self, regions: list[Region]) -> Self:
        """In one of the regions or below, or in one that holds it."""
        return self.filter(region__in=Region.objects.in_or_around(regions))

    def met(self, barriers: list[int]) -> Self:
        return self.filter(barriers__overlap=barriers)

    def in_years(self, years: list[int]) -> Self:
        """Done in one of the years (C.E.), if only in part."""
        spans = Q()
        for year in years:
            spans |= Q(begins_on__year__lte=year, ends_on__year__gte=year)
        return self.filter(spans)

    def in_full(self) -> Self:
        """With all that lists show of them, the latest work first."""
        rows = self.select_related("actor", "region").with_themes()
        shapes = ("region__boundary", "region__point")
        return rows.defer(*shapes).order_by("-ends_on", "-begins_on", "-pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class WorkEntry(Told):
    """One entry of an organisation's log: work that fills a gap, and what made it hard.

    Months are kept by their first and last day. `reached` counts people: where they are few only
    the organisation and the desk see it.
    """

    written = (
        *("name_th", "name_en", "description_th", "description_en"),
        *("gap_th", "gap_en", "helpful_th", "helpful_en"),
    )

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="work_entries")
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="work_entries")
    description_th = long_text(_("what was done, in Thai"))
    description_en = long_text(_("what was done, in English"))
    gap_th = long_text(_("gap that it fills, in Thai"))
    gap_en = long_text(_("gap that it fills, in English"))
    reached = models.PositiveIntegerField(_("people reached"), null=True, blank=True)
    barriers = ArrayField(
        models.PositiveSmallIntegerField(choices=Barrier),
        verbose_name=_("barriers met"),
        default=list,
        db_default=[],
        blank=True,
    )
    helpful_th = long_text(_("what would have helped, in Thai"))
    helpful_en = long_text(_("what would have helped, in English"))

    objects = WorkEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a work log")
        verbose_name_plural = _("entries of work logs")
        ordering = ["-ends_on", "-begins_on", "-pk"]
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="workentry_days_in_order",
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(barriers__contained_by=Barrier.values), name="workentry_barriers"
            ),
            models.CheckConstraint(
                condition=Q(reached__isnull=True) | Q(reached__gte=1), name="workentry_reached"
            ),
        ]

    @property
    def is_public(self) -> bool:
        return self.is_published and self.actor.is_public

    @property
    def when(self) -> str:
        """Its day, days or months in the reader's language."""
        return written_span(self.begins_on, self.ends_on)

    @property
    def reached_suppressed(self) -> bool:
        return is_few(self.reached)

    @property
    def reached_told(self) -> int | None:
        """How many people were reached; None where nobody said, or they are few."""
        return None if self.reached_suppressed else self.reached

    @property
    def barriers_met(self) -> list[Barrier]:
        return [Barrier(code) for code in sorted(self.barriers)]

    def get_absolute_url(self) -> str:
        return reverse("work-entry", args=[self.uuid])
