"""How to reach an organisation, who may see that, and who has."""

from __future__ import annotations

import re
from typing import Any, Self
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models.actor import Actor
from actors.models.membership import Membership
from records.bilingual import Bilingual
from records.models import State, User
from records.thai import to_arabic_digits

# The version of the consent's text (templates/contact/consent.html) that an owner agrees to now.
CONSENT_VERSION = "2026-11"
PHONE = re.compile(r"(?:\+\d{8,15}|0\d{8,9}|1\d{3})(?:#\d{1,5})?")
LINE_ID = re.compile(r"@?[a-z0-9][a-z0-9._-]{1,29}", re.IGNORECASE)
LINE_HOSTS = {"line.me", "lin.ee", "page.line.me"}
FACEBOOK_HOSTS = {"facebook.com", "www.facebook.com", "m.facebook.com", "fb.com", "fb.me"}
FACEBOOK_NAME = re.compile(r"[\w.-]{3,80}")


class ContactKind(models.TextChoices):
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")
    LINE = "line", _("LINE")
    FACEBOOK = "facebook", _("Facebook")
    ADDRESS = "address", _("Postal address")
    OTHER = "other", pgettext_lazy("way to reach", "Other")


class Audience(models.TextChoices):
    """Who may see a contact point: each is wider than the next."""

    PUBLIC = "public", _("Everybody")
    SIGNED_IN = "signed_in", _("Whoever is signed in")
    MEMBERS = "members", _("Verified members of any organisation")
    NOBODY = "nobody", pgettext_lazy("audience", "Nobody")


class ContactPointQuerySet(models.QuerySet):
    def live(self) -> Self:
        """Those that have not been revoked, of whatever audience."""
        return self.filter(revoked_at=None)

    def visible_to(self, person: Any) -> Self:
        """What the audience that its owner chose lets this User or AnonymousUser see."""
        return self.live().filter(audience__in=audiences_of(person))


class ContactPoint(models.Model):
    """One way to reach an organisation. Without consent nobody sees it; revoked, it is empty.

    Its value may be personal data: no history, index, tile or export holds it.
    """

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=8, choices=ContactKind)
    value = models.CharField(
        pgettext_lazy("contact", "e-mail, number or address"), max_length=300, blank=True
    )
    label_th = models.CharField(_("what it is, in Thai"), max_length=80, blank=True, db_default="")
    label_en = models.CharField(
        _("what it is, in English"), max_length=80, blank=True, db_default=""
    )
    audience = models.CharField(
        _("who may see it"),
        max_length=9,
        choices=Audience,
        default=Audience.NOBODY,
        db_default=Audience.NOBODY,
    )
    consent_version = models.CharField(
        _("version of the consent"), max_length=20, blank=True, db_default=""
    )
    consent_at = models.DateTimeField(_("consent given at"), null=True, blank=True)
    consent_by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("consent given by"),
    )
    added_at = models.DateTimeField(_("added at"), db_default=Now(), editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ContactKind.values), name="contact_point_kind"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="contact_point_audience"
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.NOBODY)
                | (Q(consent_at__isnull=False) & ~Q(consent_version="")),
                name="contact_point_shown_with_consent",
                violation_error_message=_("Nobody may see it until its owner has consented."),
            ),
            models.CheckConstraint(
                condition=(Q(revoked_at=None) & ~Q(value=""))
                | Q(revoked_at__isnull=False, value="", audience=Audience.NOBODY),
                name="contact_point_revoked_is_empty",
                violation_error_message=_("Say how the organisation is reached."),
            ),
        ]

    def __str__(self) -> str:
        """Never the value: this stands in logs, messages and lists."""
        return f"{self.get_kind_display()} {self.label}".strip()

    @property
    def label(self) -> str:
        return Bilingual.in_language(self, "label")  # type: ignore[arg-type]

    @property
    def web_address(self) -> str:
        """What a click on it opens; empty where there is nothing to open."""
        match self.kind:
            case ContactKind.EMAIL:
                return f"mailto:{self.value}"
            case ContactKind.PHONE:
                return f"tel:{self.value.replace('#', ',')}"
        return self.value if self.value.startswith("https://") else ""

    def clean(self) -> None:
        if self.revoked_at is None:
            self.value = cleaned(self.kind, self.value)

    def consent(self, *, by: User) -> None:
        """Keep which text was agreed to, when and by whom; stored by the next save."""
        self.consent_version = CONSENT_VERSION
        self.consent_at = timezone.now()
        self.consent_by = by

    def revoke(self) -> None:
        """Take it back: the value is gone for good, who saw it stays known."""
        self.value, self.audience, self.revoked_at = "", Audience.NOBODY, timezone.now()
        self.save(update_fields=["value", "audience", "revoked_at"])


class ContactAct(models.TextChoices):
    SEEN = "seen", pgettext_lazy("contact", "Seen")
    USED = "used", pgettext_lazy("contact", "Used as proof")
    WRITTEN = "written", pgettext_lazy("contact", "Written to")


class ContactUse(models.Model):
    """That somebody saw or used a contact point: what its owner can read, and nobody else.

    `person` is empty for a visitor and for a person who has left; `signed_in` tells which.
    """

    point = models.ForeignKey(
        ContactPoint, models.CASCADE, related_name="uses", verbose_name=_("contact point")
    )
    person = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    signed_in = models.BooleanField(_("signed in"))
    act = models.CharField(max_length=7, choices=ContactAct)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("use of a contact point")
        verbose_name_plural = _("uses of contact points")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["at"], name="contact_use_at")]
        constraints = [
            models.CheckConstraint(condition=Q(act__in=ContactAct.values), name="contact_use_act"),
            models.CheckConstraint(
                condition=Q(person=None) | Q(signed_in=True), name="contact_use_signed_in"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.point_id}"


def audiences_of(person: Any) -> list[Audience]:
    """The audiences that this User or AnonymousUser belongs to."""
    found = [Audience.PUBLIC]
    if person.is_authenticated and person.is_active:
        found.append(Audience.SIGNED_IN)
        verified = Membership.objects.filter(person=person, actor__state=State.PUBLISHED)
        if verified.exists():
            found.append(Audience.MEMBERS)
    return found


def cleaned(kind: str, value: str) -> str:
    """The value as it is stored. Raises ValidationError where it is not of its kind."""
    value = value.replace("\x00", "").strip()
    match kind:
        case ContactKind.EMAIL:
            EmailValidator(_("Write an e-mail address, like office@example.org."))(value)
            name, _at, host = value.rpartition("@")
            return f"{name}@{host.lower()}"
        case ContactKind.PHONE:
            return _phone(value)
        case ContactKind.LINE:
            if not (LINE_ID.fullmatch(value) or _is_at(value, LINE_HOSTS)):
                raise ValidationError(_("Write a LINE ID, like @name, or its https address."))
        case ContactKind.FACEBOOK:
            if not (FACEBOOK_NAME.fullmatch(value) or _is_at(value, FACEBOOK_HOSTS)):
                raise ValidationError(_("Write the page's name or its https address."))
    if not value:
        raise ValidationError(_("Say how the organisation is reached."))
    return value


def _phone(value: str) -> str:
    number = re.sub(r"\s*(?:ต่อ|ext\.?|#)\s*", "#", to_arabic_digits(value), flags=re.IGNORECASE)
    number = re.sub(r"[\s().-]", "", number)
    if not PHONE.fullmatch(number):
        raise ValidationError(_("Write a telephone number, like 02 123 4567 or 1300."))
    return number


def _is_at(value: str, hosts: set[str]) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme == "https" and parts.netloc.lower() in hosts
