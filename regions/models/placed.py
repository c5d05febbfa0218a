"""Things that sit in a region, at a point or not, and serve regions."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.gis.db import models
from django.contrib.gis.geos import Point, Polygon
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records.doubles import Groups
from regions.models.region import Level, Region

# Levels small enough for a region's point to stand for what sits somewhere in it.
DRAWN_AT = {Level.PROVINCE, Level.DISTRICT, Level.TAMBON}
THAILAND = Polygon.from_bbox((97.0, 5.0, 106.0, 21.0))


class PlacedBy(models.TextChoices):
    CODE = "code", _("By code")
    NAME = "name", _("By name")
    POINT = "point", _("By point")
    PERSON = "person", _("By a person")


class Placed(models.Model):
    """Where a record sits and which regions it serves.

    `location` is a point (SRID 4326) when one is known; `region` is found once, on write. A
    record with a region and no location is drawn at the region's point, and said to be so.
    """

    # Fields that tell one thing: one choice where records are merged.
    chosen_together: ClassVar[Groups] = (("region", "location", "placed_by", "placed_sure"),)

    location = models.PointField(srid=4326, null=True, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    placed_by = models.CharField(max_length=6, choices=PlacedBy, blank=True, db_default="")
    placed_sure = models.BooleanField(
        _("place is certain"),
        default=True,
        db_default=True,
        help_text=_("How sure the place is."),
    )
    serves = models.ManyToManyField(Region, blank=True, related_name="served_by_%(class)ss")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_says_how_placed",
                condition=Q(region__isnull=True, placed_by="")
                | (Q(region__isnull=False) & ~Q(placed_by="")),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_in_thailand",
                condition=Q(location__isnull=True) | Q(location__coveredby=THAILAND),
            ),
        ]

    @property
    def at_region(self) -> bool:
        """Whether it is drawn at its region's point because its own is not known.

        What sits in the country or a part of it is on no map: its point would mean nothing.
        """
        if self.location is not None or self.region is None:
            return False
        return self.region.point is not None and self.region.level in DRAWN_AT

    @property
    def drawn_at(self) -> Point | None:
        """Where it is drawn (SRID 4326): its own point, or its region's when `at_region`."""
        return self.region.point if self.region and self.at_region else self.location
