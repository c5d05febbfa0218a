"""Whatever is done to records and to what they hang on, the index says what they say."""

from random import Random

from django.contrib.gis.geos import Point
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from actors.models import Issue
from regions.models import Region
from resources.models import Need
from tests.drawing import draw_country, themes
from tests.tisep.explore.drawing import KINDS, Country, sql
from tisep.explore.checking import differences


def draw(country, model, some):
    country.draw(model)


def change(country, model, some):
    for record in some:
        for name, value in country.values(model).items():
            setattr(record, name, value)
        record.save()


def tag(country, model, some):
    for record in some:
        country.tag(record)


def write_in_bulk(country, model, some):
    values = country.values(model)
    model.objects.bulk_create(model(**values | {"name_th": f"กลุ่ม {n}"}) for n in range(5))
    state = country.random.choice(["published", "pending"])
    model.objects.filter(state="draft").update(state=state)


def delete(country, model, some):
    Need.objects.filter(pk__in=[need.pk for need in Need.objects.all()[:2]]).delete()
    model.objects.filter(pk__in=[record.pk for record in some]).delete()


def change_a_region(country, model, some):
    region = Region.objects.get(pk=country.random.choice(country.regions).pk)
    region.name_th = f"{region.name_th}ใหม่"
    region.point = country.random.choice([None, Point(101.3, 6.3)])
    region.save()


def move_an_issue(country, model, some):
    issue = country.random.choice(country.issues[2:])
    chain = country.random.choice([None, *country.issues[:2]])
    Issue.objects.filter(pk=issue.pk).update(parent=chain, name_en=f"Issue {chain}")


def delete_links(country, model, some):
    half = country.random.choice([0, 1])
    sql(f"DELETE FROM {model._meta.db_table}_issues WHERE id %% 2 = %s", half)


OPERATIONS = [
    draw, change, tag, write_in_bulk, delete, change_a_region, move_an_issue, delete_links
]  # fmt: skip


class RandomOperations(TestCase):
    @given(st.lists(st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 9999)), max_size=10))
    @settings(max_examples=25)
    def test_whatever_happens_the_index_says_what_the_records_say(self, operations):
        draw_country()
        themes()
        for operation, seed in operations:
            country = Country(Random(seed))
            model = country.random.choice(KINDS)
            rows = list(model.objects.order_by("pk"))
            operation(country, model, country.random.sample(rows, min(3, len(rows))))
            assert not differences()
