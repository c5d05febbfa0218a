"""Thailand's regions: official codes, names, validity and boundaries."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.bilingual import Bilingual, blank_text, text_array
from records.editable import Editable
from records.models import DataSource
from regions.querysets import RegionQuerySet


class Level(models.TextChoices):
    COUNTRY = "country", _("Country")
    PART = "part", _("Part")
    GROUP = "group", _("Group of provinces")
    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    TAMBON = "tambon", _("Tambon")


CODE_SHAPES = {
    Level.COUNTRY: r"^TH$",
    Level.PART: r"^TH-[A-Z0-9-]+$",
    Level.GROUP: r"^TH-[A-Z0-9-]+$",
    Level.PROVINCE: r"^[0-9]{2}$",
    Level.DISTRICT: r"^[0-9]{4}$",
    Level.TAMBON: r"^[0-9]{6}$",
}

SET_PATH = """
IF NEW.parent_id IS NULL THEN
    NEW.path := ARRAY[NEW.code];
ELSE
    SELECT ARRAY[NEW.code::text] || path::text[] INTO NEW.path
    FROM regions_region WHERE id = NEW.parent_id;
    IF NEW.level IN ('district', 'tambon') AND NOT (left(NEW.code, -2) = ANY (NEW.path[2:])) THEN
        RAISE EXCEPTION 'region % does not nest in %', NEW.code, NEW.path[2]
            USING ERRCODE = 'check_violation';
    END IF;
END IF;
RETURN NEW;
"""

PASS_PATH_ON = """
UPDATE regions_region SET parent_id = parent_id WHERE parent_id = NEW.id;
RETURN NULL;
"""


@pghistory.track()
class Region(Bilingual, Editable):
    """A country, part, province, district or tambon, with its official code as text.

    A group is a set of provinces that a source reports on; it has members and no boundary.
    """

    level = models.CharField(max_length=8, choices=Level)
    code = models.CharField(max_length=10, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = ArrayField(
        models.CharField(max_length=10),
        default=list,
        db_default=[],
        editable=False,
        help_text=_("Its own code and those of all that hold it; kept by the database."),
    )
    aliases = text_array(_("other names"))
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text=_("Empty while it exists."))
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors"
    )
    members = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="groups",
        help_text=_("The provinces of a group, which cuts across the tree of regions."),
    )
    boundary = models.MultiPolygonField(srid=4326, null=True, blank=True)
    boundary_approximate = models.BooleanField(default=True, db_default=True)
    boundary_source = models.ForeignKey(
        DataSource, models.PROTECT, null=True, blank=True, related_name="+"
    )
    point = models.PointField(
        srid=4326,
        null=True,
        blank=True,
        help_text=_("Where the region's name is drawn."),
    )
    point_by = blank_text(help_text=_("How the point was found."))

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        indexes = [GinIndex(fields=["path"])]
        constraints = [
            models.CheckConstraint(
                name="region_code_fits_level",
                condition=Q(
                    *(Q(level=level, code__regex=shape) for level, shape in CODE_SHAPES.items()),
                    _connector=Q.OR,
                ),
            ),
            models.CheckConstraint(
                name="region_only_country_has_no_parent",
                condition=Q(level=Level.COUNTRY, parent__isnull=True)
                | (~Q(level=Level.COUNTRY) & Q(parent__isnull=False)),
            ),
            models.CheckConstraint(
                name="region_valid_in_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gt=F("valid_from")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="set_path",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id", "code", "path"),
                func=SET_PATH,
            ),
            pgtrigger.Trigger(
                name="pass_path_on",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.path IS DISTINCT FROM NEW.path"),
                func=PASS_PATH_ON,
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("region", args=[self.code])

    @property
    def is_current(self) -> bool:
        return self.valid_to is None


class RegionOutline(models.Model):
    """A region's boundary as it is drawn in one band of zooms, edges shared with neighbours."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="outlines")
    band = models.PositiveSmallIntegerField(
        help_text=_("The highest zoom (of 512 px tiles) that it is drawn at.")
    )
    shape = models.MultiPolygonField(srid=3857)

    class Meta:
        verbose_name = _("outline")
        verbose_name_plural = _("outlines")
        constraints = [
            models.UniqueConstraint(fields=["region", "band"], name="regionoutline_once_a_band")
        ]

    def __str__(self) -> str:
        return f"{self.region_id} <= z{self.band}"
