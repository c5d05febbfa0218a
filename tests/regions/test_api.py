"""Regions, indicators, values and statistics as everybody may read them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest

from records.models import DataSource
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics

pytestmark = pytest.mark.django_db


def got(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def codes(client, query: str) -> list[str]:
    return [one["code"] for one in got(client, f"/api/regions?{query}")["results"]]


@pytest.fixture
def abolished(country) -> Region:
    old = Region.objects.create(
        level="tambon",
        code="950199",
        parent=country["9501"],
        name_th="ตำบลเก่า",
        valid_to=date(2010, 1, 1),
    )
    old.successors.add(country["950101"])
    return old


def test_filters_narrow_by_level_parent_and_name(client, country):
    assert codes(client, "level=province") == ["94", "95"]
    assert codes(client, "level=part&level=country") == ["TH", "TH-S"]
    assert codes(client, "parent=95") == ["9501", "9502"]
    assert codes(client, "parent=95&parent=94") == ["9401", "9501", "9502"]
    assert codes(client, "within=95&level=tambon") == ["950101", "950102", "950201", "950202"]
    assert codes(client, "code=94&code=9501") == ["94", "9501"]
    assert codes(client, "q=เบตง") == ["9502", "950201"]
    assert codes(client, "q=betong&level=district") == ["9502"]
    assert codes(client, "q=จ.ยะลา&level=province") == ["95"]
    assert codes(client, "q=Yala Province&level=province") == ["95"]


def test_only_regions_of_today_are_listed_unless_asked(client, country, abolished):
    assert "950199" not in codes(client, "level=tambon")
    assert codes(client, "current=false") == ["950199"]
    assert "950199" in codes(client, "level=tambon&current=all")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("parent=99", "parent"),
        ("code=yala", "code"),
        ("level=village", "level"),
        ("current=maybe", "current"),
        ("q=a&q=b", "q"),
        ("province=95", "province"),
    ],
)
def test_what_cannot_be_used_is_named(client, country, query, field):
    response = client.get(f"/api/regions?{query}")
    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, field)
    assert response.json()["errors"][0]["hint"]


def test_a_region_says_where_it_is_and_what_it_holds(client, country):
    said = got(client, "/api/regions/95")
    assert (said["level"], said["name_th"], said["name_en"]) == ("province", "ยะลา", "Yala")
    assert said["parent"]["code"] == "TH-S"
    assert said["path"] == ["95", "TH-S", "TH"]
    assert (said["children_count"], said["bbox"]) == (2, [101.0, 6.0, 103.0, 7.0])
    assert (said["point"], said["boundary_approximate"]) == ([102.0, 6.5], True)
    assert said["statistics"] is None
    assert said["page"] == "http://testserver/regions/95"
    assert "boundary" not in said


def test_an_abolished_region_names_its_successors(client, country, abolished):
    said = got(client, "/api/regions/950199")
    assert said["valid_to"] == "2010-01-01"
    assert [one["code"] for one in said["successors"]] == ["950101"]
    assert [one["code"] for one in got(client, "/api/regions/950101")["predecessors"]] == ["950199"]
    assert (said["bbox"], said["point"]) == (None, None)


def test_geojson_gives_the_boundary(client, country):
    said = got(client, "/api/regions/95.geojson")
    assert (said["type"], said["id"]) == ("Feature", "95")
    assert said["geometry"]["type"] == "MultiPolygon"
    assert said["geometry"]["coordinates"][0][0][0] == [101, 6]
    assert said["properties"]["name_en"] == "Yala"
    listed = got(client, "/api/regions.geojson?level=tambon")
    assert (listed["numberMatched"], len(listed["features"])) == (5, 5)


def test_a_region_without_boundary_is_a_feature_all_the_same(client, country, abolished):
    assert got(client, "/api/regions/950199.geojson")["geometry"] is None


def test_unknown_codes_are_not_found(client, country):
    for address in ("/api/regions/99", "/api/regions/th", "/api/regions/9%005"):
        assert client.get(address).status_code == 404


def test_a_page_of_regions_costs_the_same_whatever_its_size(
    client, country, django_assert_num_queries
):
    for size in (1, 10):
        with django_assert_num_queries(2):
            client.get(f"/api/regions?page_size={size}")


def test_csv_keeps_codes_as_text(client, country):
    text = client.get("/api/regions.csv?level=tambon").getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert len(rows) == 5
    assert '"950102"' in text
    assert rows[0]["parent.code"] == "9401"


@pytest.fixture
def indicator(country) -> Indicator:
    source = DataSource.objects.create(slug="survey", name_th="สำรวจ")
    indicator = Indicator.objects.create(
        slug="poverty", name_th="คนจน", unit_en="per cent", source=source
    )
    for code, year, value in (("95", 2023, 20), ("95", 2024, 18.5), ("9501", 2024, 12)):
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=year, value=value
        )
    return indicator


def test_an_indicator_says_its_unit_and_source(client, indicator):
    said = got(client, "/api/indicators/poverty")
    assert (said["unit_en"], said["source"]["slug"]) == ("per cent", "survey")
    assert got(client, "/api/indicators")["count"] == 1


def test_values_are_numbers_of_a_region_and_year(client, indicator):
    said = got(client, "/api/indicator-values?indicator=poverty&year=2024")
    assert [(one["region"]["code"], one["value"]) for one in said["results"]] == [
        ("95", 18.5),
        ("9501", 12),
    ]
    assert got(client, "/api/indicator-values?region=95&level=province")["count"] == 2
    assert got(client, "/api/indicator-values?region=9501")["count"] == 1
    assert got(client, "/api/indicator-values?region=94")["count"] == 0


@pytest.mark.parametrize(
    ("query", "field", "hint"),
    [
        ("year=2567", "year", "Write 2024."),
        ("year=67", "year", "A whole number from 1900 to 2200."),
        ("indicator=wealth", "indicator", "Look them up under /api/indicators."),
    ],
)
def test_values_refuse_what_they_cannot_read(client, indicator, query, field, hint):
    response = client.get(f"/api/indicator-values?{query}", headers={"Accept-Language": "en"})
    assert response.status_code == 400
    (fault,) = response.json()["errors"]
    assert (fault["field"], fault["hint"]) == (field, hint)


def test_statistics_are_rows_only_where_something_was_counted(client, country):
    RegionStatistics.objects.create(
        region=country["95"],
        actors=3,
        by_actor_kind={"cso": 3},
        index_version=1,
        counted_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    said = got(client, "/api/statistics?level=province")
    assert [(one["region"]["code"], one["actors"]) for one in said["results"]] == [("95", 3)]
    assert got(client, "/api/statistics?region=94")["results"] == []
    assert got(client, "/api/regions/95")["statistics"]["by_actor_kind"] == {"cso": 3}
