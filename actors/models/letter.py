"""What hangs on letters: files, e-mails on their way, and what stops or reports a writer."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models.actor import Actor
from actors.models.contact import ContactPoint
from actors.models.conversation import Message
from records.models import User

# Bytes of all files of a letter together.
LARGEST_FILES = 5_000_000
TRIES = 8


class MediaType(models.TextChoices):
    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    WEBP = "image/webp", "WebP"
    PDF = "application/pdf", "PDF"


class AttachmentManager(models.Manager["Attachment"]):
    def get_queryset(self) -> models.QuerySet[Attachment]:
        """Without the content, which only a download needs."""
        return super().get_queryset().defer("content")


class Attachment(models.Model):
    """A file of a letter. It lives in the database: backed up, restored and erased with it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    by = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    media_type = models.CharField(_("type"), max_length=16, choices=MediaType)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("size in bytes"))

    objects = AttachmentManager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(media_type__in=MediaType.values), name="attachment_type"
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=LARGEST_FILES), name="attachment_size"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DeliveryQuerySet(models.QuerySet):
    def due(self) -> Self:
        """Those that are to leave now."""
        return self.filter(sent_at=None, tries__lt=TRIES, not_before__lte=Now())


class Delivery(models.Model):
    """A letter's e-mail to one person, or to the public address of an organisation without one."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")
    point = models.ForeignKey(ContactPoint, models.CASCADE, null=True, blank=True, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    not_before = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery of a letter")
        verbose_name_plural = _("deliveries of letters")
        indexes = [
            models.Index(fields=["not_before"], condition=Q(sent_at=None), name="delivery_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(point__isnull=True), name="delivery_to_one"
            ),
            models.UniqueConstraint(fields=["message", "person"], name="delivery_person_once"),
            models.UniqueConstraint(fields=["message", "point"], name="delivery_point_once"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.person_id or ''}"


class Block(models.Model):
    """That an organisation and a person write to each other no more; either may say so."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    by_actor = models.BooleanField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [
            models.UniqueConstraint(fields=["actor", "person", "by_actor"], name="block_once")
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} {self.person_id}"


class Reason(models.TextChoices):
    SPAM = "spam", _("Advertising, or the same to many")
    FRAUD = "fraud", _("Fraud, or a false name")
    ABUSE = "abuse", _("Insults, threats or harassment")
    PERSONAL = "personal", _("Personal data of others")
    OTHER = "other", pgettext_lazy("reason", "Something else")


class Report(models.Model):
    """That a letter is not as it should be: a curator then reads that letter, and no other."""

    message = models.ForeignKey(
        Message, models.CASCADE, related_name="reports", verbose_name=_("letter")
    )
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=8, choices=Reason)
    at = models.DateTimeField(_("reported at"), db_default=Now())
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta:
        verbose_name = _("report of a letter")
        verbose_name_plural = _("reports of letters")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="report_reason"),
            models.UniqueConstraint(fields=["message", "by"], name="report_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.at:%Y-%m-%d}"
