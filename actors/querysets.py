"""Adjectives for actors, projects and everything that is about issues and target groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Prefetch

from regions.models import Region
from regions.querysets import PlacedQuerySet

if TYPE_CHECKING:
    from actors.models import Issue


class ThemedQuerySet(PlacedQuerySet):
    def about(self, issue: Issue) -> Self:
        """Records tagged with the issue or one of its sub-issues."""
        return self.filter(issues__in=issue.with_sub_issues()).distinct()

    def with_themes(self) -> Self:
        """Prefetched for lists: issues, target groups, region, served regions, source."""
        # Without their boundaries: a list of fifty records would carry megabytes of them.
        served = Prefetch("serves", Region.objects.only("code"))
        themed = self.select_related("region", "source").defer("region__boundary")
        return themed.prefetch_related("issues", "target_groups", served)
