"""The usual way: region by region, counting what lies within the boundary, in Django's queries."""

from __future__ import annotations

from functools import partial

from django.contrib.gis.db.models.functions import Distance
from django.db.models import Count, F, Func, TextField

from bench.frame import seconds
from regions.models import Level, Region
from resources.models import ResourceKind
from tisep.explore.models import IndexedRecord

#: How many of each level are counted; the rest is taken to last as long.
SAMPLE = {Level.COUNTRY: 1, Level.PART: 1, Level.PROVINCE: 4, Level.DISTRICT: 15, Level.TAMBON: 60}
TAGS = ("roles", "issues_up", "target_groups_up")


def count(region: Region) -> None:
    within = IndexedRecord.objects.filter(location__within=region.boundary).order_by()
    list(within.values_list("record", "kind").annotate(n=Count("pk")))
    for tags in TAGS:
        value = Func(F(tags), function="unnest", output_field=TextField())
        list(within.annotate(value=value).values_list("value").annotate(n=Count("pk")))
    if region.level == Level.TAMBON:
        resources = IndexedRecord.objects.filter(record="resource", location__isnull=False)
        for kind in ResourceKind.values:
            metres = Distance("location", region.point, spheroid=True)
            of_kind = resources.filter(kind=kind).annotate(metres=metres)
            of_kind.order_by("metres").values_list("metres").first()


def measure() -> tuple[float, list[tuple[str, int, int, float]]]:
    """Seconds for all regions, and by level: how many there are, were counted, seconds each."""
    rows, total = [], 0.0
    for level, some in SAMPLE.items():
        regions = Region.objects.current().filter(level=level, boundary__isnull=False)
        sample = list(regions.order_by("?" if level == Level.TAMBON else "code")[:some])
        each = sum(seconds(partial(count, one)) for one in sample) / len(sample)
        rows.append((str(level), regions.count(), len(sample), each))
        total += each * regions.count()
    return total, rows
