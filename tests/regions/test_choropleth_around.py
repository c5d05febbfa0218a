"""Classes that mirror each other at a reference, and what has changed between two years."""

from __future__ import annotations

import csv
import io

import pytest

from regions.choropleth.classes import bounds_around, class_of
from regions.models import Indicator, IndicatorValue

pytestmark = pytest.mark.django_db
RATES = [
    ("TH", 2018, 20), ("95", 2018, 10), ("94", 2018, 30),
    ("TH", 2021, 15), ("95", 2021, 12.5),
]  # fmt: skip


@pytest.fixture
def rates(country):
    indicator = Indicator.objects.create(
        slug="poor-rate", name_th="อัตรา", unit_en="per cent", unit_th="ร้อยละ"
    )
    for code, year, value in RATES:
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=year, value=value
        )
    return indicator


def ask(client, **parameters):
    return client.get("/api/choropleth", {"indicator": "poor-rate", **parameters})


def by_code(answer) -> dict[str, dict]:
    return {row["code"]: row for row in answer.json()["regions"]}


@pytest.mark.parametrize("method", ["quantile", "equal", "natural"])
@pytest.mark.parametrize("classes", range(2, 8))
def test_classes_equally_far_from_the_reference_are_equally_wide(method, classes):
    values = [0.1 * n * n + 0.03 for n in range(30)]
    bounds = bounds_around(values, 40.0, method, classes)
    sides = len(bounds) // 2
    assert 1 <= sides <= classes // 2
    assert bounds[sides - 1] == 40.0
    assert bounds[-1] >= max(values)
    below = [40.0 - bound for bound in reversed(bounds[: sides - 1])]
    assert below == pytest.approx([bound - 40.0 for bound in bounds[sides:-1]])
    assert all(class_of(value, bounds) < len(bounds) for value in values)
    assert all((class_of(value, bounds) < sides) == (value <= 40.0) for value in values)


def test_what_equals_the_reference_is_on_neither_side():
    bounds = bounds_around([-2.0, 0.0, 1.0], 0.0, "equal", 2)
    assert [class_of(value, bounds) for value in (-2.0, -0.1, 0.0, 0.1, 1.0)] == [0, 0, 1, 2, 2]
    assert bounds_around([5.0, 5.0], 5.0, "quantile", 4) == [5.0]
    assert bounds_around([], 5.0, "quantile", 4) == []


@pytest.mark.parametrize(
    ("around", "of", "value"),
    [("country", "country", 20), ("median", "median", 20), ("11", "number", 11)],
)  # fmt: skip
def test_the_legend_parts_at_what_is_named(client, rates, around, of, value):
    answer = ask(client, year=2018, around=around, classes=2).json()
    assert (answer["reference"]["of"], answer["reference"]["value"]) == (of, value)
    first, last = answer["classes"]
    assert first["to"] == last["from"] == value
    # As far down as up, but for where no value is.
    assert (first["from"], last["to"]) == (10, 30)
    assert [first["count"], last["count"]] == [1, 1]


def test_a_region_that_is_looked_into_can_be_held_against(client, rates, country):
    for code, value in {"9501": 8, "9502": 12}.items():
        IndicatorValue.objects.create(indicator=rates, region=country[code], year=2018, value=value)
    answer = ask(client, year=2018, level="district", within="95", around="within").json()
    assert (answer["reference"]["code"], answer["reference"]["value"]) == ("95", 10)
    assert [one["of"] for one in answer["references"]] == ["country", "within", "median"]


def test_bounds_of_ones_own_are_parted_at_the_reference(client, rates):
    asked = {"year": 2018, "method": "fixed", "bounds": "5,20"}
    said = ask(client, around="15", **asked).json()
    ends = [(one["from"], one["to"], one["count"]) for one in said["classes"]]
    assert ends == [(10, 5, 0), (10, 15, 1), (15, 20, 0), (20, 30, 1)]
    met = ask(client, around="10", **asked).json()["classes"]
    assert {"from": 10, "to": 10} in [{name: one[name] for name in ("from", "to")} for one in met]
    changed = ask(client, since="2018", method="fixed", bounds="-1,1").json()
    assert changed["reference"]["of"] == "no_change"
    assert [(one["to"], one["count"]) for one in changed["classes"]] == [
        (-1, 0), (0, 0), (1, 0), (2.5, 1),
    ]  # fmt: skip


def test_a_reference_that_is_not_known_leaves_the_classes_in_order(client, rates, country):
    rates.values.filter(region=country["TH"]).delete()
    answer = ask(client, year=2018, around="country").json()
    assert answer["reference"]["value"] is None
    assert [one["of"] for one in answer["references"]] == ["median"]
    assert [one["to"] for one in answer["classes"]] == [10, 30]


def test_a_sum_is_not_held_against_that_of_the_country(client, rates):
    Indicator.objects.update(unit_en="persons", unit_th="คน")
    answer = ask(client, year=2018).json()
    assert [one["of"] for one in answer["references"]] == ["median"]


def test_a_change_needs_both_years(client, rates):
    answer = ask(client, since=2018).json()
    assert (answer["since"], answer["year"], answer["change"]) == (2018, 2021, "absolute")
    assert answer["figure"]["unit_en"] == "percentage points"
    assert (answer["reference"]["of"], answer["reference"]["value"]) == ("no_change", 0)
    rows = {row["code"]: row for row in answer["regions"]}
    yala, pattani = rows["95"], rows["94"]
    assert (yala["before"], yala["after"], yala["value"]) == (10, 12.5, 2.5)
    assert (pattani["before"], pattani["after"], pattani["value"]) == (30, None, None)
    assert answer["no_data"] == 1


def test_a_change_by_per_cent_is_of_the_earlier_value(client, rates, country):
    assert by_code(ask(client, since=2018, change="percent"))["95"]["value"] == 25
    rates.values.filter(region=country["95"], year=2018).update(value=0)
    assert by_code(ask(client, since=2018, change="percent"))["95"]["value"] is None


def test_no_change_is_a_class_of_its_own(client, rates, country):
    IndicatorValue.objects.create(indicator=rates, region=country["94"], year=2021, value=30)
    answer = ask(client, since=2018, classes=2).json()
    assert [(one["from"], one["to"], one["count"]) for one in answer["classes"]] == [
        (-2.5, 0, 0), (0, 0, 1), (0, 2.5, 1),
    ]  # fmt: skip


def test_a_bound_has_no_change(client, rates, country):
    rates.values.filter(region=country["95"], year=2018).update(qualifier="over")
    assert by_code(ask(client, since=2018))["95"]["value"] is None


def test_the_table_has_both_values(client, rates):
    response = client.get("/api/choropleth.csv", {"indicator": "poor-rate", "since": 2018})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(text))}
    told = [rows["95"][name] for name in ("since", "year", "before", "after", "value")]
    assert told == ["2018", "2021", "10.0", "12.5", "2.5"]


def test_the_size_of_a_sample_and_its_interval_are_told(client, rates, country):
    rates.values.filter(region=country["95"], year=2021).update(low=10, high=15, sample_size=400)
    row = by_code(ask(client))["95"]
    assert (row["low"], row["high"], row["n"]) == (10, 15, 400)


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"around": "nan"}, "around"),
        ({"around": "province"}, "around"),
        ({"around": "within"}, "around"),
        ({"around": "3", "since": "2018"}, "around"),
        ({"since": "2021"}, "since"),
        ({"since": "2561"}, "since"),
        ({"change": "percent"}, "change"),
        ({"since": "2018", "change": "double"}, "change"),
    ],
)
def test_what_does_not_go_together_is_refused_by_name(client, rates, parameters, field):
    response = ask(client, **parameters)
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_an_index_has_no_change_by_per_cent(client, rates):
    Indicator.objects.update(unit_en="index, 0-1", unit_th="ดัชนี 0-1")
    assert ask(client, since=2018).json()["figure"]["has_zero"] is False
    answer = ask(client, since=2018, change="percent")
    assert answer.json()["errors"][0]["field"] == "change"


def test_an_answer_holds_until_a_figure_changes(client, rates, country):
    def again(etag: str) -> int:
        return client.get(
            "/api/choropleth", {"indicator": "poor-rate"}, headers={"If-None-Match": etag}
        ).status_code

    etag = ask(client)["ETag"]
    assert again(etag) == 304
    rates.values.filter(region=country["95"], year=2021).update(value=13)
    assert again(etag) == 200
