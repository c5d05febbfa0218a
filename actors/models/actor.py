"""Organisations and networks, and the ties between them."""

from __future__ import annotations

import pghistory
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models.taxonomy import Themed
from actors.querysets import ThemedQuerySet
from records.bilingual import blank_text
from records.editable import Editable
from records.models import Record
from regions.models import Placed


class ActorKind(models.TextChoices):
    GOVERNMENT_AGENCY = "government_agency", _("Government agency")
    PUBLIC_ORGANISATION = "public_organisation", _("Public organisation")
    LOCAL_GOVERNMENT = "local_government", _("Local government")
    UNIVERSITY = "university", _("University")
    CSO = "cso", _("Civil society organisation")
    COMMUNITY_ORGANISATION = "community_organisation", _("Community organisation")
    COMMUNITY_ENTERPRISE = (
        "community_enterprise",
        _("Community enterprise or cooperative"),
    )
    PRIVATE_COMPANY = "private_company", _("Private company")
    NETWORK = "network", _("Network")
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        _("International organisation"),
    )


class Role(models.TextChoices):
    """The roles in the ecosystem that the source documents name."""

    POLICY_MAKER = "policy_maker", _("Policy maker")
    SUPPORTER = "supporter", _("Supporter of resources and knowledge")
    IMPLEMENTER = "implementer", _("Implementer")
    NETWORK_COORDINATOR = "network_coordinator", _("Network coordinator")


@pghistory.track()
class Actor(Record, Placed, Themed):
    """An organisation or network; never a private person."""

    kind = models.CharField(max_length=26, choices=ActorKind)
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role),
        default=list,
        db_default=[],
        blank=True,
    )
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="units")

    objects = ThemedQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            *Record.Meta.constraints,
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=ActorKind.values), name="actors_actor_kind"
            ),
            models.CheckConstraint(
                condition=Q(roles__contained_by=Role.values), name="actors_actor_roles"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="actors_actor_not_its_own_parent",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.uuid])

    @property
    def has_people(self) -> bool:
        """Whether anybody speaks for it here."""
        return self.memberships.filter(person__is_active=True).exists()


class PartnershipKind(models.TextChoices):
    MEMBER = "member", _("Member of")
    AGREEMENT = "agreement", _("Signed an agreement with")
    FUNDING = "funding", _("Funds")
    COOPERATION = "cooperation", _("Works with")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Partnership(Editable):
    """A tie from one actor to another, with where it is stated."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="partnerships")
    partner = models.ForeignKey(Actor, models.CASCADE, related_name="partnerships_of")
    kind = models.CharField(max_length=12, choices=PartnershipKind)
    since = models.DateField(null=True, blank=True)
    source_note = blank_text()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.CheckConstraint(
                condition=~Q(actor=F("partner")), name="partnership_with_another"
            ),
            models.UniqueConstraint(fields=["actor", "partner", "kind"], name="partnership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} – {self.get_kind_display()} – {self.partner_id}"
