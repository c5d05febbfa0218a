"""Every region's counts are what the filters find there."""

from random import Random

import pytest
from django.core.management import call_command

from actors.models import Actor
from regions.models import Region, RegionStatistics
from tests.drawing import an_actor
from tests.tisep.explore.drawing import Country
from tests.tisep.explore.reference import Reference
from tisep.celery import app
from tisep.explore import statistics
from tisep.explore.tasks import refresh_statistics, refresh_statistics_if_moved
from tisep.explore.versions import current_version

pytestmark = pytest.mark.django_db

KINDS = {"actors": "actor", "projects": "project", "resources": "resource", "needs": "need"}
TALLIES = {
    "by_actor_kind": "actor_kind",
    "by_resource_kind": "resource_kind",
    "by_role": "role",
    "by_issue": "issue",
    "by_target_group": "target_group",
}


def test_counts_are_what_the_filters_find(country, issues_and_groups):
    Country(Random(5)).draw_many(15)
    Actor.objects.filter(pk__in=[actor.pk for actor in Actor.objects.all()[:4]]).update(
        confirmed_on="2026-01-31"
    )
    assert statistics.refresh() == len(country)
    known = Reference()
    assert RegionStatistics.objects.count() == len(country)
    for counted in RegionStatistics.objects.select_related("region"):
        code = counted.region.code
        located = known.found({"located": [code]})
        for column, kind in KINDS.items():
            assert getattr(counted, column) == sum(key[0] == kind for key in located)
        assert counted.reaching == len(known.found({"region": [code]}) - located)
        assert counted.index_version == current_version()
        for column, name in TALLIES.items():
            for value, count in getattr(counted, column).items():
                assert count == len(known.found({"located": [code], name: [value]}))
    assert RegionStatistics.objects.get(region__code="TH").last_confirmed_on is not None


def test_a_region_without_records_counts_zero_and_knows_no_date(country):
    statistics.refresh()
    counted = RegionStatistics.objects.get(region__code="94")
    assert (counted.actors, counted.reaching, counted.by_issue) == (0, 0, {})
    assert counted.last_confirmed_on is None


def test_it_is_counted_again_only_when_the_index_has_moved(country):
    assert statistics.refresh_if_moved() == len(country)
    assert statistics.refresh_if_moved() == 0
    an_actor(region=country["950102"])
    assert statistics.refresh_if_moved() == len(country)
    assert RegionStatistics.objects.get(region__code="95").actors == 1
    Region.objects.create(level="part", code="TH-N", parent=country["TH"], name_th="ภาคเหนือ")
    assert statistics.refresh_if_moved() == len(country) + 1


def test_tasks_and_command_count(country, capsys):
    an_actor(region=country["950102"])
    refresh_statistics()
    assert RegionStatistics.objects.get(region__code="TH").actors == 1
    an_actor(region=country["950102"])
    refresh_statistics_if_moved()
    assert RegionStatistics.objects.get(region__code="TH").actors == 2
    call_command("refresh_statistics")
    assert capsys.readouterr().out == f"{len(country)} regions counted.\n"


def test_beat_knows_the_tasks_by_their_names():
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert scheduled <= set(app.tasks)
