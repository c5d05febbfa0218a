"""The tokens that people have made for their programs.

No library is taken: rest_framework's own tokens never end, django-rest-knox knows no scopes, and
django-oauth-toolkit is a whole server for other people's programs. Here there is one table.
"""

from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.models import User


class Scope(models.TextChoices):
    """What a token is for; never more than the person may do at the time."""

    OWN_READ = "own:read", _("Read what is my organisations' own, also what is not public yet")
    RECORDS_WRITE = (
        "records:write",
        _("Change the records that I may change, or add an organisation"),
    )
    LISTINGS_WRITE = "listings:write", _("Write and change the needs and offers that I may change")
    REFERRALS_WRITE = "referrals:write", _("Begin referrals and lead them on")


LONGEST = timedelta(days=366)


class TokenQuerySet(models.QuerySet["Token"]):
    def expired(self, before: timedelta = timedelta(0)) -> TokenQuerySet:
        """Those whose time ended at least so long ago."""
        return self.filter(expires_at__lte=timezone.now() - before)


class Token(models.Model):
    """One of a person's; the secret itself is told once and kept by nobody here."""

    person = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=100)
    beginning = models.CharField(_("beginning"), max_length=10)
    hash = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope), verbose_name=_("scopes"))
    made_at = models.DateTimeField(_("made at"), db_default=Now())
    expires_at = models.DateTimeField(_("ends at"))
    last_used_on = models.DateField(_("last used on"), null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__contained_by=Scope.values) & Q(scopes__len__gt=0),
                name="token_scopes",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at"), expires_at__lte=F("made_at") + LONGEST),
                name="token_ends",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="token_named"),
        ]

    def __str__(self) -> str:
        return f"{self.beginning}…"

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def scopes_in_words(self) -> list[str]:
        return [str(Scope(one).label) for one in self.scopes]
