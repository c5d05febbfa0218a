"""Whatever is done, what the changes add up to is what a full recount says, to the last digit."""

from random import Random

from django.contrib.gis.geos import Point
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from actors.models import TargetGroup
from regions.models import Region
from resources.models import Need, Resource
from resources.models.need import AFTER
from tests.drawing import draw_country, themes
from tests.tisep.explore.drawing import KINDS, Country
from tests.tisep.explore.test_random_changes import OPERATIONS
from tisep.explore import statistics

STORED = """
    SELECT r.code, (to_jsonb(s) - 'id' - 'index_version' - 'counted_at')::text
    FROM regions_regionstatistics s JOIN regions_region r ON r.id = s.region_id ORDER BY r.code"""


def stored() -> list[tuple[str, str]]:
    """The whole table, as bytes."""
    with connection.cursor() as cursor:
        cursor.execute(STORED)
        return cursor.fetchall()


def move(country, model, some):
    for record in some:
        east, north = country.random.uniform(101, 104), country.random.uniform(6, 7)
        record.location = country.random.choice([None, Point(east, north), Point(101.5, 6.5)])
        record.save()


def confirm(country, model, some):
    days = ["2024-01-31", "2025-06-30", None]
    model.objects.filter(pk__in=[one.pk for one in some]).update(
        confirmed_on=country.random.choice(days)
    )


def publish(country, model, some):
    state = country.random.choice(["published", "archived"])
    model.objects.filter(pk__in=[one.pk for one in some]).update(state=state)


def offer(country, model, some):
    country.draw(Resource)


def close_needs(country, model, some):
    for need in Need.objects.order_by("pk")[:4]:
        status = country.random.choice([need.status, *AFTER[need.status]])
        Need.objects.filter(pk=need.pk).update(status=status)


def move_a_group(country, model, some):
    first, second = country.groups
    parent = country.random.choice([None, first])
    TargetGroup.objects.filter(pk=second.pk).update(parent=parent, slug=f"group-{parent}")


def add_a_region(country, model, some):
    number = Region.objects.filter(code__startswith="9501", level="tambon").count() + 1
    parent = Region.objects.get(code="9501")
    Region.objects.create(
        level="tambon", code=f"9501{number:02}", parent=parent, name_th="ใหม่",
        point=Point(101.2, 6.2 + number / 100),
    )  # fmt: skip


def move_a_province(country, model, some):
    part, _new = Region.objects.get_or_create(
        code="TH-C", defaults={"level": "part", "name_th": "กลาง", "parent": country.regions[-1]}
    )
    province = Region.objects.get(code="94")
    province.parent = country.random.choice([part, Region.objects.get(code="TH-S")])
    province.save()


def rename_a_region(country, model, some):
    Region.objects.filter(code="95").update(name_th="ยะลาใหม่")


OF_STATISTICS = [
    *OPERATIONS, move, confirm, publish, offer, close_needs, move_a_group, add_a_region,
    move_a_province, rename_a_region,
]  # fmt: skip


class RandomChanges(TestCase):
    @given(st.lists(st.tuples(st.sampled_from(OF_STATISTICS), st.integers(0, 9999)), max_size=12))
    @settings(max_examples=40)
    def test_changes_add_up_to_a_full_recount(self, operations):
        draw_country()
        themes()
        statistics.refresh()
        for step, (operation, seed) in enumerate(operations):
            country = Country(Random(seed))
            model = country.random.choice(KINDS)
            rows = list(model.objects.order_by("pk"))
            operation(country, model, country.random.sample(rows, min(3, len(rows))))
            if step % 3 == 1:  # two steps at a time, too
                continue
            statistics.refresh_if_moved()
            known = stored()
            done = statistics.run(everything=True)
            assert (done.changes, done.regions, done.mended) == (0, 0, None)
            assert stored() == known


def test_every_operation_is_counted_by_its_changes(db):
    """Each of them with many records there, and mostly without a full recount."""
    draw_country()
    themes()
    Country(Random(3)).draw_many(8)
    statistics.refresh()
    added = 0
    for seed in range(4):
        for operation in OF_STATISTICS:
            country = Country(Random(seed))
            model = country.random.choice(KINDS)
            operation(country, model, country.random.sample(list(model.objects.all()), 3))
            done = statistics.refresh_if_moved()
            added += bool(done and not done.everything and done.regions)
            known = stored()
            assert statistics.run(everything=True).regions == 0, operation
            assert stored() == known
    assert added > len(OF_STATISTICS)
