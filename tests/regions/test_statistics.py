"""What the statistics say of a region: in the API, as a figure of the map, and at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from regions.choropleth.counts import RESOURCES
from regions.models import Indicator, IndicatorValue, RegionStatistics, StatisticsRun
from resources.models import ResourceKind
from tests.tisep.desk import desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(country):
    """Yala with 3 actors among 540,000 people, and a tambon 1,200 m from a fund."""
    population = Indicator.objects.create(slug="population", name_th="ประชากร")
    IndicatorValue.objects.create(
        indicator=population, region=country["95"], year=2021, value=540_000
    )
    stamps = {"index_version": 7, "counted_at": timezone.now()}
    confirmed = timezone.localdate() - timedelta(12)
    for code in ("94", "95"):
        RegionStatistics.objects.create(
            region=country[code], actors=3, last_confirmed_on=confirmed, **stamps
        )
    RegionStatistics.objects.create(region=country["950102"], nearest={"fund": 1200}, **stamps)
    return country


def a_run(**values) -> StatisticsRun:
    said = {"seconds": 0.25, "everything": False, "changes": 4, "regions": 5, "index_version": 7}
    return StatisticsRun.objects.create(started_at=timezone.now(), **said | values)


def got(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def test_the_api_tells_density_distance_and_days(client, counted):
    said = got(client, "/api/statistics?region=95")["results"][0]
    assert (said["population"], said["population_year"]) == (540_000, 2021)
    assert said["per_100000_inhabitants"]["actors"] == 0.56
    assert said["per_100000_inhabitants"]["needs"] == 0
    assert said["days_since_confirmed"] == 12
    assert got(client, "/api/regions/95")["statistics"]["population"] == 540_000
    unknown = got(client, "/api/statistics?region=94")["results"][0]
    assert unknown["population"] is None
    assert unknown["per_100000_inhabitants"]["actors"] is None
    tambon = got(client, "/api/statistics?region=950102")["results"][0]
    assert (tambon["nearest"], tambon["days_since_confirmed"]) == ({"fund": 1200}, None)


def test_the_api_stamps_when_how_long_and_from_which_version(client, counted):
    assert got(client, "/api/statistics")["refresh"] is None
    a_run(index_version=6)
    latest = a_run(everything=True)
    stamp = got(client, "/api/statistics?level=province")["refresh"]
    assert stamp.pop("started_at")[:16] == timezone.localtime(latest.started_at).isoformat()[:16]
    assert stamp == {"seconds": 0.25, "everything": True, "index_version": 7}


def shaded(client, **query) -> dict[str, float | None]:
    response = client.get("/api/choropleth", query)
    assert response.status_code == 200, response.content
    return {row["code"]: row["value"] for row in response.json()["regions"]}


def test_densities_distances_and_days_are_figures_of_the_map(client, counted):
    assert shaded(client, count="actors-per-100000") == {"95": 0.56, "94": None}
    assert shaded(client, count="days-since-confirmed") == {"95": 12, "94": 12}
    near = shaded(client, count="nearest-fund", level="tambon")
    assert near.pop("950102") == 1200
    assert set(near.values()) == {None}


def test_every_kind_of_resource_has_a_figure():
    assert set(RESOURCES) == set(ResourceKind.values)


def test_the_desk_lists_refreshes_and_says_which_was_the_last(admin_client, counted):
    a_run()
    a_run(seconds=4.31, mended={"94": {"actors": [9, 0]}}, everything=True)
    assert admin_client.get(desk(StatisticsRun)).context_data["cl"].result_count == 2
    assert b"0.56" in admin_client.get(desk(RegionStatistics)).content
    start = admin_client.get("/en/admin/").content.decode()
    assert "4.3 s – what was wrong is mended" in start


def test_a_regions_page_tells_its_density_and_what_is_nearest(client, counted):
    text = client.get("/en/regions/95").content.decode()
    assert "0.56 organisations per 100,000 inhabitants (540,000 in 2021)." in text
    assert "per 100,000" not in client.get("/en/regions/94").content.decode()
    assert "Fund 1.2" in client.get("/en/regions/950102").content.decode()
    assert "Nearest resources" not in client.get("/en/regions/950101").content.decode()
