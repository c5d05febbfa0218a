"""What people follow, what they were told of it, and how they want to be told.

All of it is personal: it leaves with the person, and no history is kept of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from records.models import User
from tisep.explore.models import RecordType


class Frequency(models.TextChoices):
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every Monday")
    NEVER = "never", _("Never")


class Follow(models.Model):
    """One record, or all that the filters of a query find: a region, an issue, a search.

    What changed in public after `begun_at` is news to the person; `looked_at`: up to when it has
    been looked for.
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="follows")
    record = models.UUIDField(null=True, blank=True)
    query = models.CharField(max_length=1000, blank=True, db_default="")
    begun_at = models.DateTimeField(db_default=Now())
    looked_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(record__isnull=False, query="")
                | (Q(record__isnull=True) & ~Q(query="")),
                name="follow_one_thing",
            ),
            models.UniqueConstraint(
                fields=["person", "record", "query"], nulls_distinct=False, name="follow_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.record or self.query}"


class NoticeQuerySet(models.QuerySet):
    def tell(self, notices: Iterable[Notice]) -> set[int]:
        """Write down those with `about` that were not told before; returns who has news."""
        rows = {(one.person_id, one.record, one.about): one for one in notices}
        before = self.filter(about__in={about for _person, _record, about in rows})
        known = set(before.values_list("person", "record", "about"))
        fresh: list[Any] = [one for key, one in rows.items() if key not in known]
        self.bulk_create(fresh, ignore_conflicts=True)
        return {one.person_id for one in fresh}


class Notice(models.Model):
    """A record that a person follows became public or changed; told once a change.

    With `about`, it fits that record of an organisation of theirs; told once a pair.
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="notices")
    word = models.CharField(max_length=8, choices=RecordType)
    record = models.UUIDField()
    about = models.UUIDField(null=True)
    changed_at = models.DateTimeField(help_text=_("When what is public about it changed."))
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        default_permissions = ()
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "record", "about", "changed_at"],
                nulls_distinct=False,
                name="notice_once_a_change",
            ),
            models.UniqueConstraint(
                fields=["person", "record", "about"],
                condition=Q(about__isnull=False),
                name="notice_once_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.word} {self.record}"


class NoticeSettings(models.Model):
    """How often a person wants a mail with their news; who has chosen nothing gets one a week."""

    person = models.OneToOneField(
        User, models.CASCADE, primary_key=True, related_name="notice_settings"
    )
    digest = models.CharField(
        _("mail with my news"), max_length=6, choices=Frequency, default=Frequency.WEEKLY
    )

    class Meta:
        verbose_name = _("settings of notices")
        verbose_name_plural = _("settings of notices")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person_id} {self.digest}"


class PushDevice(models.Model):
    """A browser that its person lets the site send messages to."""

    person = models.ForeignKey(User, models.CASCADE, related_name="push_devices")
    endpoint = models.URLField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=60)
    language = models.CharField(max_length=5, default="th")
    since = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("device for messages")
        verbose_name_plural = _("devices for messages")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person_id} {self.since:%Y-%m-%d}"
