"""Who counts while others write, or count too, or fail half-way, neither loses nor doubles."""

import pytest
from django.db import connection, transaction

from regions.models import RegionStatistics, StatisticsRun
from tests.drawing import an_actor, draw_country
from tests.tisep.explore.drawing import sql
from tests.tisep.explore.test_concurrency import two_people
from tisep.explore import statistics

pytestmark = pytest.mark.django_db(transaction=True)

HOLD = "SELECT pg_advisory_xact_lock(%s)"
RENAME_KIND = "UPDATE actors_actor SET kind = 'network' WHERE id = %s"


@pytest.fixture
def counted():
    """The drawn country with one actor in Tha Sap, counted."""
    country = draw_country()
    actor = an_actor(region=country["950102"])
    statistics.refresh()
    return country, actor


def kinds() -> dict[str, int]:
    return RegionStatistics.objects.get(region__code="95").by_actor_kind


def test_who_comes_while_another_counts_leaves_it_to_them(counted):
    country, _actor = counted
    an_actor(region=country["950102"])
    with two_people() as (one, _):
        one.does(HOLD, statistics.LOCK)
        assert statistics.refresh_if_moved() is None
        one.commits()
    assert statistics.refresh_if_moved().changes == 1
    assert statistics.refresh_if_moved() is None
    assert kinds() == {"cso": 2}


def test_a_count_that_fails_half_way_is_as_if_it_had_not_been(counted):
    country, _actor = counted
    an_actor(region=country["950102"])
    runs = StatisticsRun.objects.count()
    with transaction.atomic():
        assert statistics.run(everything=False).regions == 5
        transaction.set_rollback(True)
    assert (kinds(), StatisticsRun.objects.count()) == ({"cso": 1}, runs)
    assert statistics.refresh_if_moved().changes == 1
    assert kinds() == {"cso": 2}


def test_what_is_committed_after_a_count_began_is_counted_the_next_time(counted):
    _country, actor = counted
    with two_people() as (one, _):
        one.does(RENAME_KIND, actor.pk)
        assert statistics.refresh_if_moved() is None
        assert statistics.refresh().mended is None
        one.commits()
    assert statistics.refresh_if_moved().changes == 2
    assert kinds() == {"network": 1}


def test_writers_do_not_wait_for_who_counts(counted):
    country, actor = counted
    an_actor(region=country["950102"])
    with two_people() as (one, other), transaction.atomic():
        statistics.run(everything=False)
        one.does(RENAME_KIND, actor.pk)
        other.does("INSERT INTO explore_statisticsqueue (sign) VALUES (0)")
        one.commits()
        other.commits()
    assert statistics.refresh_if_moved().everything
    assert kinds() == {"cso": 1, "network": 1}


def test_an_emptied_index_is_counted_anew(counted):
    sql("TRUNCATE explore_indexedrecord")
    assert statistics.refresh_if_moved().everything
    assert kinds() == {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT explore_rebuild()")
    statistics.refresh_if_moved()
    assert kinds() == {"cso": 1}
