"""The index of public records: one narrow row each, kept right by the database itself.

Nothing here is written by Python: sql/ holds the triggers that do it. Map tiles, the list, facet
counts and statistics all read IndexedRecord; searches read SearchDocument beside it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regions.querysets import THAI
from tisep.explore.querysets import IndexedRecordQuerySet

COUNTRY = "TH"


class RecordType(models.TextChoices):
    ACTOR = "actor", _("Organisation")
    PROJECT = "project", _("Project")
    RESOURCE = "resource", _("Resource")
    NEED = "need", _("Need")


def texts(**options: Any) -> ArrayField:
    return ArrayField(models.TextField(), **options)


class IndexedRecord(models.Model):
    """What map, list and facets need of one public record.

    `location` (SRID 4326) is the record's own point or, where `at_region` is set, that of the
    province, district or tambon it sits in; `mark` is the same in SRID 3857. Neither is set for
    what is not on the map. Codes: `path` where it sits and up, `serves` as stated, `serves_up`
    with all that holds them. Slugs: `issues` as tagged, `issues_up` with the chains they hang on.
    """

    record = models.TextField(choices=RecordType)
    record_id = models.BigIntegerField()
    uuid = models.UUIDField()
    kind = models.TextField(help_text=_("An actor's, a resource's or a need's kind, or empty."))
    roles = texts()
    issues = texts()
    issues_up = texts()
    target_groups = texts()
    target_groups_up = texts()
    path = texts()
    serves = texts()
    serves_up = texts()
    location = models.PointField(srid=4326, null=True)
    mark = models.PointField(srid=3857, null=True, spatial_index=False)
    at_region = models.BooleanField()
    name_th = models.TextField(db_collation=THAI)
    name_en = models.TextField()
    name_en_unverified = models.BooleanField()
    place_th = models.TextField()
    place_en = models.TextField()
    confirmed_on = models.DateField(null=True)
    listing = models.TextField(
        db_default="", help_text=_("How an offer or a need stands; empty for the rest.")
    )
    opened_at = models.DateTimeField(null=True, help_text=_("Since when it is offered or asked."))
    ends_on = models.DateField(null=True, help_text=_("Until when it is offered or needed."))
    updated_at = models.DateTimeField(
        help_text=_("When what is public about it last changed, or when it became public.")
    )

    objects = IndexedRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "record_id"], name="explore_indexedrecord_once"
            )
        ]
        indexes = [
            models.Index(fields=["name_th", "id"], name="explore_by_name"),
            models.Index(fields=["updated_at"], name="explore_by_change"),
            models.Index(
                fields=["listing", "record", "-opened_at"],
                condition=~models.Q(listing=""),
                name="explore_by_listing",
            ),
            GinIndex(
                fields=["path", "serves", "serves_up", "issues_up", "target_groups_up"],
                name="explore_by_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.name_th}"

    def get_absolute_url(self) -> str:
        return reverse(self.record, args=[self.uuid])

    @property
    def region(self) -> str | None:
        """The code of the region it sits in."""
        return self.path[0] if self.path else None

    @property
    def serves_country(self) -> bool:
        return COUNTRY in self.serves

    @property
    def lon(self) -> float | None:
        """Degrees east, to about ten centimetres."""
        return round(self.location.x, 6) if self.location else None

    @property
    def lat(self) -> float | None:
        """Degrees north, to about ten centimetres."""
        return round(self.location.y, 6) if self.location else None


class Tombstone(models.Model):
    """A record that was public and no longer is."""

    uuid = models.UUIDField(unique=True)
    record = models.TextField(choices=RecordType)
    removed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.record} {self.uuid}"


class IndexChange(models.Model):
    """One change of the index; the sum of the weights is the version of the index.

    A counter in one row would make all writers wait for each other until they commit. Rows that
    are only added do not, and their sum moves with every commit that a reader comes to see,
    whatever the order of the commits. Old rows are folded into one that weighs as much.
    """

    weight = models.BigIntegerField(db_default=1)

    def __str__(self) -> str:
        return f"+{self.weight}"
