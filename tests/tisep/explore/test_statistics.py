"""Every region's counts are what the filters find there."""

from datetime import date, timedelta
from random import Random

import pytest
from django.core.management import call_command
from django.utils import timezone

from actors.models import Actor
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics, StatisticsRun
from resources.models import Resource
from tests.drawing import a_resource, an_actor
from tests.tisep.explore.drawing import Country, sql
from tests.tisep.explore.reference import Reference
from tisep.celery import app
from tisep.explore import statistics
from tisep.explore.tasks import refresh_statistics, refresh_statistics_if_moved
from tisep.explore.versions import current_version

pytestmark = pytest.mark.django_db

# Of needs, those that are open.
KINDS = {
    "actors": {"record": ["actor"]},
    "projects": {"record": ["project"]},
    "resources": {"record": ["resource"]},
    "needs": {"record": ["need"], "listing": ["open"]},
}
TALLIES = {
    "by_actor_kind": "actor_kind",
    "by_resource_kind": "resource_kind",
    "by_role": "role",
    "by_issue": "issue",
    "by_target_group": "target_group",
}


def of(code: str) -> RegionStatistics:
    return RegionStatistics.objects.with_population().get(region__code=code)


def test_counts_are_what_the_filters_find(country, issues_and_groups):
    Country(Random(5)).draw_many(15)
    Actor.objects.filter(pk__in=[actor.pk for actor in Actor.objects.all()[:4]]).update(
        confirmed_on="2026-01-31"
    )
    assert statistics.refresh().regions == len(country)
    known = Reference()
    assert RegionStatistics.objects.count() == len(country)
    for counted in RegionStatistics.objects.select_related("region"):
        code = counted.region.code
        located = known.found({"located": [code]})
        for column, of_kind in KINDS.items():
            assert getattr(counted, column) == len(known.found({"located": [code], **of_kind}))
        assert counted.reaching == len(known.found({"region": [code]}) - located)
        assert counted.index_version == current_version()
        for column, name in TALLIES.items():
            for value, count in getattr(counted, column).items():
                assert count == len(known.found({"located": [code], name: [value]}))
    assert of("TH").last_confirmed_on is not None


def test_a_region_without_records_counts_zero_and_knows_no_date(country):
    statistics.refresh()
    counted = of("94")
    assert (counted.actors, counted.reaching, counted.by_issue) == (0, 0, {})
    assert counted.last_confirmed_on is None
    assert counted.days_since_confirmed is None
    assert of("950102").nearest == {}


def test_the_nearest_resource_of_a_kind_is_that_by_geodesic_distance(country):
    random = Random(7)
    for number in range(60):
        at = (random.uniform(101, 104), random.uniform(6, 7)) if number % 6 else None
        kind = random.choice(["fund", "tool"])
        region = country[random.choice(["95", "9501", "940101", "TH"])]
        a_resource(region=region, at=at, kind=kind)
    # Three at one place, and another barely farther.
    for east in (0, 0, 0, 0.001):
        a_resource(at=(101.5 + east, 6.25), kind="data")
    a_resource(at=(101.5, 6.75), kind="policy", state="draft")
    statistics.refresh()
    with_points = [code for code, region in country.items() if region.level == "tambon"]
    for code in with_points:
        assert of(code).nearest == measured(code)
        assert set(measured(code)) == {"fund", "tool", "data"}
    assert of("95").nearest == {}


def measured(code: str) -> dict[str, int]:
    """The least of all the distances, one by one."""
    rows = Resource.objects.raw(
        """SELECT min(x.id) AS id, x.kind, round(min(ST_Distance(
            coalesce(x.location, seat.point)::geography, tambon.point::geography)))::int AS metres
        FROM resources_resource x
        LEFT JOIN regions_region seat ON seat.id = x.region_id AND seat.level <> 'country'
        JOIN regions_region tambon ON tambon.code = %s
        WHERE x.state = 'published' AND coalesce(x.location, seat.point) IS NOT NULL
        GROUP BY x.kind""",
        [code],
    )
    return {row.kind: row.metres for row in rows}


def test_densities_are_of_the_newest_population_known(country):
    indicator = Indicator.objects.create(slug="population", name_th="ประชากร")
    value = {"indicator": indicator, "region": country["95"]}
    IndicatorValue.objects.create(**value, year=2019, value=1)
    newest = IndicatorValue.objects.create(**value, year=2021, value=540_000)
    IndicatorValue.objects.create(**value, year=2022, value=9, qualifier="over")
    IndicatorValue.objects.create(indicator=indicator, region=country["94"], year=2021, value=0)
    for _ in range(3):
        an_actor(region=country["950102"])
    statistics.refresh()
    assert (of("95").population, of("95").population_year) == (540_000, 2021)
    assert str(of("95").densities["actors"]) == "0.56"
    assert of("95").densities["needs"] == 0
    assert of("94").densities["actors"] is None
    assert of("9501").densities["actors"] is None
    IndicatorValue.objects.filter(pk=newest.pk).update(value=300_000)
    assert of("95").densities["actors"] == 1


def test_days_since_the_last_confirmation_are_days_of_today(country):
    an_actor(region=country["950102"], confirmed_on=timezone.localdate() - timedelta(40))
    an_actor(region=country["950101"], confirmed_on=date(2020, 1, 1))
    statistics.refresh()
    assert of("95").days_since_confirmed == 40


def test_only_what_has_changed_is_counted(country):
    assert statistics.refresh_if_moved().everything
    assert statistics.refresh_if_moved() is None
    an_actor(region=country["950102"])
    done = statistics.refresh_if_moved()
    assert (done.everything, done.changes, done.mended) == (False, 1, None)
    assert done.regions == 5  # the tambon and all that hold it
    assert done.index_version == current_version()
    assert of("95").actors == 1
    Region.objects.create(level="part", code="TH-N", parent=country["TH"], name_th="ภาคเหนือ")
    assert statistics.refresh_if_moved().everything
    assert RegionStatistics.objects.count() == len(country) + 1


def test_a_change_that_nothing_counts_is_no_change(country):
    statistics.refresh()
    actor = an_actor(region=country["950102"])
    statistics.refresh_if_moved()
    Actor.objects.update(name_th="ชื่อใหม่", description_th="คำอธิบาย")
    actor.delete()
    an_actor(region=country["950102"])
    assert statistics.refresh_if_moved().regions == 0
    Actor.objects.update(name_en="Renamed")
    assert statistics.refresh_if_moved() is None


def test_too_many_changes_are_counted_from_the_index(country, monkeypatch):
    statistics.refresh()
    monkeypatch.setattr(statistics, "MOST_CHANGES", 2)
    for many, everything in [(2, False), (3, True)]:
        for _ in range(many):
            an_actor(region=country["950102"])
        assert statistics.refresh_if_moved().everything is everything
    assert of("95").actors == 5


def test_what_is_wrong_is_mended_and_told(country, caplog):
    an_actor(region=country["950102"])
    statistics.refresh()
    an_actor(region=country["950102"])
    sql("UPDATE regions_regionstatistics SET actors = 9 WHERE region_id = %s", country["94"].pk)
    done = statistics.refresh()
    assert (done.changes, done.regions) == (0, 1)
    assert done.mended == {"94": {"actors": [9, 0]}}
    assert "94" in caplog.text
    assert (of("94").actors, of("95").actors) == (0, 2)
    caplog.clear()
    an_actor(region=country["950102"])
    assert statistics.refresh().mended is None
    assert "ERROR" not in caplog.text


def test_old_runs_are_forgotten(country):
    statistics.refresh()
    StatisticsRun.objects.update(started_at=timezone.now() - timedelta(91))
    latest = statistics.refresh()
    assert list(StatisticsRun.objects.all()) == [latest]


def test_tasks_and_command_count(country, capsys):
    an_actor(region=country["950102"])
    refresh_statistics()
    assert of("TH").actors == 1
    an_actor(region=country["950102"])
    refresh_statistics_if_moved()
    assert of("TH").actors == 2
    call_command("refresh_statistics")
    assert capsys.readouterr().out.startswith("Counted anew: 0 regions changed")


def test_beat_knows_the_tasks_by_their_names():
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert scheduled <= set(app.tasks)
