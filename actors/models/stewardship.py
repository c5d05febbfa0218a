"""Who looks after the data of a tambon or district together with its community."""

from __future__ import annotations

import uuid
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models.actor import Actor
from actors.models.conversation import About
from records.models import State, User
from regions.models import Level, Region
from regions.wording import hold_texts_to_nobody

LEVELS = (Level.TAMBON, Level.DISTRICT)
IS_SMALL = """
IF NOT EXISTS (
    SELECT FROM regions_region WHERE id = NEW.region_id AND level IN ('tambon', 'district')
) THEN
    RAISE EXCEPTION 'actors_stewardship_of_a_small_region: % is none', NEW.region_id
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class StewardshipState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("stewardship", "Asked")
    AGREED = "agreed", pgettext_lazy("stewardship", "Agreed")
    REFUSED = "refused", pgettext_lazy("stewardship", "Refused")
    ENDED = "ended", pgettext_lazy("stewardship", "Ended")


OPEN = [StewardshipState.ASKED, StewardshipState.AGREED]
AFTER = [("asked", "agreed"), ("asked", "refused"), ("asked", "ended"), ("agreed", "ended")]


class StewardshipQuerySet(models.QuerySet):
    def agreed(self) -> Self:
        return self.filter(state=StewardshipState.AGREED)

    def public(self) -> Self:
        """Agreed, by organisations that everybody may see."""
        return self.agreed().filter(actor__state=State.PUBLISHED)

    def over(self, region: Region) -> Self:
        """Of the region itself and of those that hold it."""
        return self.filter(region__code__in=region.path)


class Stewardship(models.Model):
    """Asked by an organisation, agreed to by a curator; days are the first and the last of it."""

    uuid = models.UUIDField(_("permanent id"), unique=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        related_name="stewardships",
        limit_choices_to={"level__in": LEVELS},
        verbose_name=_("region"),
    )
    actor = models.ForeignKey(
        Actor, models.CASCADE, related_name="stewardships", verbose_name=_("organisation")
    )
    words = models.TextField(_("how it does this with the community"), max_length=500)
    state = models.CharField(
        pgettext_lazy("stewardship", "state"),
        max_length=7,
        choices=StewardshipState,
        default=StewardshipState.ASKED,
    )
    asked_at = models.DateTimeField(_("asked at"), db_default=Now(), editable=False)
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=500, blank=True)

    objects = StewardshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("stewardship of data")
        verbose_name_plural = _("stewardships of data")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "actor"],
                condition=Q(state__in=OPEN),
                name="stewardship_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=StewardshipState.values), name="stewardship_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "refused"], since=None, until=None)
                | Q(state="agreed", since__isnull=False, until=None)
                | Q(state="ended", until__isnull=False),
                name="stewardship_days_fit_its_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""),
                name="stewardship_refused_has_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="stewardship_moves", field="state", transitions=AFTER),
            pgtrigger.Trigger(
                name="of_a_small_region",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=IS_SMALL,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} – {self.get_state_display()} – {self.region_id}"

    def clean(self) -> None:
        super().clean()
        hold_texts_to_nobody(self, ["words"])


class SuggestionState(models.TextChoices):
    OPEN = "open", pgettext_lazy("suggestion", "Open")
    TAKEN = "taken", pgettext_lazy("suggestion", "Taken up")
    DECLINED = "declined", pgettext_lazy("suggestion", "Declined")


class Suggestion(models.Model):
    """What a steward would have changed in a record of their region; a curator does it, or not.

    Which record is said by kind and UUID: records of all kinds live on higher floors.
    """

    uuid = models.UUIDField(_("permanent id"), unique=True, default=uuid.uuid4, editable=False)
    stewardship = models.ForeignKey(
        Stewardship,
        models.CASCADE,
        related_name="suggestions",
        verbose_name=_("stewardship of data"),
    )
    about = models.CharField(_("about"), max_length=8, choices=About)
    about_uuid = models.UUIDField(_("about which record"))
    words = models.TextField(_("what should be corrected"), max_length=2000)
    written_at = models.DateTimeField(_("written at"), db_default=Now(), editable=False)
    written_by = models.ForeignKey(
        User, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    state = models.CharField(
        pgettext_lazy("suggestion", "state"),
        max_length=8,
        choices=SuggestionState,
        default=SuggestionState.OPEN,
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        User, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("suggested correction")
        verbose_name_plural = _("suggested corrections")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SuggestionState.values), name="suggestion_state"
            ),
            models.CheckConstraint(condition=Q(about__in=About.values), name="suggestion_about"),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None)
                | (~Q(state="open") & Q(settled_at__isnull=False)),
                name="suggestion_settled_has_a_time",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="suggestion_is_settled_once",
                field="state",
                transitions=[("open", "taken"), ("open", "declined")],
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]

    def clean(self) -> None:
        super().clean()
        hold_texts_to_nobody(self, ["words"])
