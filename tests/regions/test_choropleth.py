"""Regions in classes: every region of the level is there, and no data is never zero."""

from __future__ import annotations

import csv
import io

import pytest
from django.utils import timezone

from records.models import DataSource
from regions.choropleth.classes import class_bounds, class_of
from regions.choropleth.counts import COUNTS
from regions.models import Indicator, IndicatorValue, RegionStatistics

pytestmark = pytest.mark.django_db


@pytest.fixture
def rates(country):
    source = DataSource.objects.create(slug="drawn", name_th="วาดเอง", name_en="Drawn")
    indicator = Indicator.objects.create(
        slug="poor-rate", name_th="อัตรา", name_en="Rate", unit_en="per cent", source=source
    )
    for code, year, value in [("95", 2018, 10), ("95", 2021, 12.5), ("94", 2018, 30)]:
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=year, value=value
        )
    return indicator


def ask(client, **parameters):
    return client.get("/api/choropleth", parameters)


def by_code(answer) -> dict[str, dict]:
    return {row["code"]: row for row in answer.json()["regions"]}


def test_the_latest_year_is_shown_and_all_are_named(client, rates):
    answer = ask(client, indicator="poor-rate").json()
    assert (answer["year"], answer["years"]) == (2021, [2018, 2021])
    assert answer["figure"]["source"]["slug"] == "drawn"


def test_a_region_without_a_value_is_there_with_null(client, rates):
    answer = ask(client, indicator="poor-rate", year=2021)
    pattani = by_code(answer)["94"]
    assert (pattani["value"], pattani["class_number"], pattani["rank"]) == (None, None, None)
    assert answer.json()["no_data"] == 1
    assert sum(one["count"] for one in answer.json()["classes"]) == 1


def test_ranks_run_from_the_largest(client, rates):
    rows = by_code(ask(client, indicator="poor-rate", year=2018))
    assert {code: row["rank"] for code, row in rows.items()} == {"94": 1, "95": 2}


def test_within_keeps_to_one_region(client, country, rates):
    rows = by_code(ask(client, indicator="poor-rate", level="district", within="95"))
    assert set(rows) == {"9501", "9502"}
    assert {row["value"] for row in rows.values()} == {None}


def test_counts_of_the_platform_are_shaded_too(client, country):
    RegionStatistics.objects.create(
        region=country["95"], actors=0, index_version=1, counted_at=timezone.now()
    )
    answer = ask(client, count="actors")
    assert by_code(answer)["95"]["value"] == 0
    assert by_code(answer)["94"]["value"] is None
    assert answer.json()["figure"]["system"] == "TISEP"


def test_a_region_is_named_with_the_one_that_holds_it(client, rates):
    rows = by_code(ask(client, indicator="poor-rate", level="district"))
    assert rows["9501"]["parent_en"] == "Yala"
    assert by_code(ask(client, indicator="poor-rate"))["95"]["parent_en"] == "South"


def test_a_figure_names_the_levels_it_has(client, rates, country):
    assert ask(client, indicator="poor-rate").json()["levels"] == ["province"]
    IndicatorValue.objects.create(indicator=rates, region=country["950101"], year=2018, value=10)
    assert ask(client, indicator="poor-rate").json()["levels"] == ["province", "tambon"]


def test_all_that_can_be_shaded_is_offered_by_source(client, rates):
    Indicator.objects.create(slug="empty", name_en="Without a value", source=rates.source)
    groups = client.get("/api/choropleth/figures").json()["groups"]
    assert [group["slug"] for group in groups] == ["drawn", "tisep"]
    (rate,) = groups[0]["figures"]
    assert (rate["kind"], rate["slug"]) == ("indicator", "poor-rate")
    assert rate["levels"] == [{"level": "province", "years": [2018, 2021]}]
    assert [figure["slug"] for figure in groups[1]["figures"]] == list(COUNTS)


def test_a_dimension_names_the_composite_that_it_is_part_of(client, rates, country):
    part = Indicator.objects.create(
        slug="poor-health", name_en="Health", source=rates.source, part_of=rates
    )
    IndicatorValue.objects.create(indicator=part, region=country["95"], year=2018, value=1)
    figures = client.get("/api/choropleth/figures").json()["groups"][0]["figures"]
    assert {figure["slug"]: figure["part_of"] for figure in figures} == {
        "poor-rate": None,
        "poor-health": "poor-rate",
    }


def test_everything_offered_is_answered(client, rates):
    for group in client.get("/api/choropleth/figures").json()["groups"]:
        for figure in group["figures"]:
            for level in figure["levels"]:
                asked = {figure["kind"]: figure["slug"], "level": level["level"]}
                assert ask(client, **asked).status_code == 200, asked


def test_the_table_says_what_it_rests_on(client, rates):
    response = client.get("/api/choropleth.csv", {"indicator": "poor-rate"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    assert (row["figure"], row["unit_en"], row["source_en"]) == ("poor-rate", "per cent", "Drawn")


def test_the_table_says_the_same(client, rates):
    response = client.get("/api/choropleth.csv", {"indicator": "poor-rate", "year": 2018})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(text))}
    shown = by_code(ask(client, indicator="poor-rate", year=2018))
    assert {code: float(row["value"]) for code, row in rows.items()} == {
        code: row["value"] for code, row in shown.items()
    }


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({}, "indicator"),
        ({"indicator": "poor-rate", "count": "actors"}, "indicator"),
        ({"indicator": "nothing"}, "indicator"),
        ({"count": "elephants"}, "count"),
        ({"count": "actors", "level": "village"}, "level"),
        ({"count": "actors", "classes": "99"}, "classes"),
        ({"count": "actors", "method": "magic"}, "method"),
        ({"count": "actors", "method": "fixed"}, "bounds"),
        ({"count": "actors", "bounds": "1,2"}, "bounds"),
        ({"count": "actors", "method": "fixed", "bounds": "1,nan"}, "bounds"),
        ({"indicator": "poor-rate", "year": "2564"}, "year"),
        ({"count": "actors", "within": "99"}, "within"),
        ({"count": "actors", "colour": "red"}, "colour"),
    ],
)
def test_what_is_not_meant_so_is_refused_by_name(client, rates, parameters, field):
    response = ask(client, **parameters)
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == [field]


@pytest.mark.parametrize("method", ["quantile", "equal", "natural"])
def test_every_value_has_a_class_and_the_last_bound_is_the_largest(method):
    values = [0.1 * n * n for n in range(50)]
    bounds = class_bounds(values, method, 5)
    assert len(bounds) == 5
    assert bounds[-1] == max(values)
    assert {class_of(value, bounds) for value in values} == set(range(5))


def test_quantiles_hold_as_many_each():
    values = list(range(100))
    bounds = class_bounds(values, "quantile", 4)
    assert [sum(class_of(v, bounds) == n for v in values) for n in range(4)] == [25] * 4


def test_natural_breaks_fall_in_the_gaps():
    assert class_bounds([1, 2, 3, 50, 51, 52, 100, 101], "natural", 3) == [3, 52, 101]


def test_fixed_bounds_are_kept_and_reach_the_largest():
    assert class_bounds([5, 25, 90], "fixed", 5, [10, 50]) == [10, 50, 90]


@pytest.mark.parametrize(("values", "bounds"), [([], []), ([7, 7, 7], [7]), ([1, 2], [1, 2])])
def test_few_values_have_few_classes(values, bounds):
    assert class_bounds(values, "quantile", 5) == bounds
