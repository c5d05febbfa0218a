"""Need against presence, over the drawn country: 95 needs most, 94 is served."""

from __future__ import annotations

import csv
import io

import pytest

from regions.models import Indicator, IndicatorValue
from tests.drawing import a_need, a_project, a_resource, an_actor

pytestmark = pytest.mark.django_db


def an_indicator(slug: str, values: dict, country, *, year=2021, **fields) -> Indicator:
    fields = {"unit_en": "per cent", "direction": "higher_is_worse", **fields}
    indicator = Indicator.objects.create(slug=slug, name_th=slug, name_en=slug, **fields)
    for code, value in values.items():
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=year, value=value
        )
    return indicator


@pytest.fixture
def poverty(country):
    return an_indicator("poverty", {"95": 30, "94": 10, "TH": 20}, country)


def ask(client, **parameters):
    return client.get("/api/gaps", {"indicator": "poverty", **parameters})


def by_code(answer) -> dict[str, dict]:
    return {row["code"]: row for row in answer.json()["regions"]}


def test_where_need_is_high_and_nobody_is_comes_first(client, country, poverty):
    an_actor(region=country["9401"])
    answer = ask(client).json()
    assert [(row["code"], row["standing"]) for row in answer["regions"]] == [
        ("95", "unserved"),
        ("94", "less_served"),
    ]
    assert answer["counts"]["unserved"] == 1


def test_the_gap_is_what_the_formula_says(client, country, poverty):
    an_actor(region=country["9401"])
    rows = by_code(ask(client, need_weight=80))
    assert (rows["95"]["need"], rows["95"]["presence"], rows["95"]["gap"]) == (1, 0, 1)
    assert (rows["94"]["need"], rows["94"]["presence"]) == (0, 1)
    assert rows["94"]["gap"] == 0
    an_actor("อีกแห่ง", region=country["95"])
    rows = by_code(ask(client, need_weight=80))
    assert rows["95"]["presence"] == rows["94"]["presence"] == 0.5
    assert rows["95"]["gap"] == pytest.approx(0.8 * 1 + 0.2 * 0.5)


def test_less_is_worse_where_the_indicator_says_so(client, country, poverty):
    poverty.direction = "higher_is_better"
    poverty.save()
    assert by_code(ask(client))["94"]["need"] == 1


def test_no_data_is_a_standing_of_its_own_and_last(client, country):
    an_indicator("poverty", {"94": 10}, country)
    rows = ask(client).json()["regions"]
    assert [(row["code"], row["standing"]) for row in rows][-1] == ("95", "no_data")
    assert (rows[-1]["gap"], rows[-1]["need"], rows[-1]["value"]) == (None, None, None)


def test_a_rate_of_the_holder_stands_in_and_says_so(client, country, poverty):
    row = by_code(ask(client, level="district"))["9501"]
    assert (row["value"], row["value_of"]) == (30, "95")


def test_a_count_of_the_holder_does_not(client, country):
    an_indicator("poverty", {"95": 3000}, country, unit_en="persons")
    assert by_code(ask(client, level="district"))["9501"]["standing"] == "no_data"


@pytest.mark.parametrize(
    ("seat", "serves", "reached"),
    [
        ("950102", [], "95 9501 950102"),
        ("94", ["95"], "94 95 9501 9502 950101 950102 950201 950202"),
        ("94", ["950102"], "94 95 9501 950102"),
        (None, ["TH"], ""),
        ("9401", ["TH"], "94 9401"),
    ],
)
@pytest.mark.usefixtures("poverty")
def test_who_reaches_a_region(client, country, seat, serves, reached):
    actor = an_actor(region=country.get(seat))
    actor.serves.set([country[code] for code in serves])
    found = set()
    for level in ("province", "district", "tambon"):
        rows = by_code(ask(client, level=level))
        found |= {code for code, row in rows.items() if row["actors"]}
    assert found == set(reached.split())


def test_each_record_is_counted_once_and_needs_are_no_presence(client, country, poverty):
    actor = an_actor(region=country["950101"])
    actor.serves.set([country["9501"], country["950102"], country["95"]])
    a_project(region=country["95"])
    a_resource(region=country["9502"])
    a_need(actor, region=country["95"])
    an_actor("ร่าง", region=country["95"], state="draft")
    row = by_code(ask(client))["95"]
    assert (row["actors"], row["projects"], row["resources"]) == (1, 1, 1)


def test_only_what_is_about_the_theme_is_present(client, country, poverty, issues_and_groups):
    issues, groups = issues_and_groups
    actor = an_actor(region=country["95"])
    actor.issues.set([issues["child-protection"]])
    actor.target_groups.set([groups["children-and-youth"]])
    assert by_code(ask(client, issue="equality"))["95"]["actors"] == 1
    assert by_code(ask(client, issue="social-power"))["95"]["actors"] == 0
    assert by_code(ask(client, target_group="children-and-youth"))["95"]["actors"] == 1
    assert by_code(ask(client, target_group="older-persons"))["95"]["actors"] == 0


def test_presence_is_per_inhabitant_where_all_are_counted(client, country, poverty):
    for code in ("95", "94"):
        an_actor(code, region=country[code])
    assert ask(client).json()["per_inhabitant"] is False
    an_indicator(
        "population", {"95": 1_000_000, "94": 10_000}, country, unit_en="persons",
        direction="neutral",
    )  # fmt: skip
    answer = ask(client)
    rows = by_code(answer)
    assert answer.json()["per_inhabitant"] is True
    assert (rows["95"]["per_100000"], rows["94"]["per_100000"]) == (0.1, 10)
    assert rows["95"]["presence"] < rows["94"]["presence"]


def test_within_keeps_to_one_region(client, country, poverty):
    assert set(by_code(ask(client, level="tambon", within="9502"))) == {"950201", "950202"}


def test_the_table_says_the_same(client, country, poverty):
    an_actor(region=country["95"])
    response = client.get("/api/gaps.csv", {"indicator": "poverty"})
    rows = csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig")))
    told = {row["code"]: row for row in rows}
    assert {code: float(row["gap"]) for code, row in told.items()} == {
        code: row["gap"] for code, row in by_code(ask(client)).items()
    }


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"indicator": "none"}, "indicator"),
        ({"indicator": "neutral"}, "indicator"),
        ({"indicator": "empty"}, "indicator"),
        ({"need_weight": "101"}, "need_weight"),
        ({"year": "2564"}, "year"),
        ({"level": "country"}, "level"),
        ({"issue": "none"}, "issue"),
        ({"within": "99"}, "within"),
    ],
)
def test_what_cannot_be_asked_is_named(client, country, poverty, asked, field):
    an_indicator("neutral", {"95": 1}, country, direction="neutral")
    an_indicator("empty", {"TH": 1}, country)
    response = ask(client, **asked)
    assert response.status_code == 400
    assert [fault["field"] for fault in response.json()["errors"]] == [field]


def test_an_indicator_is_asked_for(client, country):
    assert client.get("/api/gaps").json()["errors"][0]["field"] == "indicator"
