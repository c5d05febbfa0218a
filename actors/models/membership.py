"""Which person speaks for which organisation."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from records.models import User


class MembershipRole(models.TextChoices):
    OWNER = "owner", _("Owner")
    MEMBER = "member", _("Member")


class Membership(models.Model):
    """A person of an organisation: a member speaks for it, an owner also says who belongs to it."""

    person = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=6, choices=MembershipRole, default=MembershipRole.MEMBER)
    since = models.DateTimeField(db_default=Now(), editable=False)
    added_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["person", "actor"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(role__in=MembershipRole.values), name="membership_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} – {self.get_role_display()} – {self.actor_id}"
