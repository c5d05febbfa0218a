"""What TISEP itself counts per region."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _

from regions.models.region import Region


class RegionStatistics(models.Model):
    """Counts over the public records of one region, as of one version of the index."""

    region = models.OneToOneField(Region, models.CASCADE, related_name="statistics")
    actors = models.PositiveIntegerField(default=0, help_text=_("Located in it or below."))
    projects = models.PositiveIntegerField(default=0)
    resources = models.PositiveIntegerField(default=0)
    needs = models.PositiveIntegerField(default=0)
    reaching = models.PositiveIntegerField(
        default=0, help_text=_("Records that serve it though they sit elsewhere.")
    )
    by_actor_kind = models.JSONField(default=dict)
    by_resource_kind = models.JSONField(default=dict)
    by_role = models.JSONField(default=dict)
    by_issue = models.JSONField(default=dict)
    by_target_group = models.JSONField(default=dict)
    last_confirmed_on = models.DateField(null=True)
    index_version = models.BigIntegerField(help_text=_("The version of the index counted."))
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("statistics of a region")
        verbose_name_plural = _("statistics of regions")

    def __str__(self) -> str:
        return f"{self.region_id}: {self.actors}/{self.projects}/{self.resources}/{self.needs}"
