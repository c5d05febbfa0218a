"""What is served of inequality: figures, intervals and n, and of what is suppressed nothing."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from records.models import DataSource
from regions.inequality import store
from regions.inequality.computing import compute
from regions.inequality.measures import MEASURES
from regions.models import HouseholdFile, IncomeSurvey

# 950202 is too small, and 950201 goes with it.
SIZES = {"950101": 60, "950102": 90, "950201": 50, "950202": 12, "940101": 80}
HIDDEN = {"950201", "950202"}


@pytest.fixture
def survey(country):
    """Households of a made-up source in 2024, computed."""
    return a_survey(country, "made-up", is_synthetic=True)


def a_survey(country, slug, sizes=SIZES, **about) -> IncomeSurvey:
    source = DataSource.objects.create(slug=slug, name_th=slug, name_en=slug, **about)
    survey = IncomeSurvey.objects.create(source=source, year=2024, version=1)
    file = HouseholdFile.objects.create(source=source, name="one", digest="one")
    chance = np.random.default_rng(5)
    codes = [code for code, size in sizes.items() for _ in range(size)]
    rows = store.Rows(
        np.array([country[code].pk for code in codes]),
        chance.integers(1, 6, len(codes)),
        np.exp(chance.normal(9.5, 0.7, len(codes))).astype(np.int64),
        chance.integers(50, 900, len(codes)),
    )
    store.add(survey, file.pk, rows, 1)
    compute(survey)
    return survey


def test_a_figure_comes_with_its_interval_its_n_and_its_source(client, survey):
    answer = client.get("/api/inequality", {"region": "95", "level": "province", "measure": "gini"})
    [one] = answer.json()["results"]
    assert one["region"]["code"] == "95"
    assert (one["year"], one["n"], one["suppressed"]) == (2024, 212, False)
    assert one["low"] < one["value"] < one["high"]
    assert (one["status"], one["poverty_line"]) == ("computed_here", 3078)
    assert one["source"]["is_synthetic"] is True


def test_what_is_suppressed_is_there_and_says_nothing(client, survey):
    answer = client.get("/api/inequality", {"region": "9502", "level": "tambon", "measure": "mean"})
    rows = answer.json()["results"]
    assert {row["region"]["code"] for row in rows} == HIDDEN
    for row in rows:
        assert row["suppressed"] is True
        assert [row[name] for name in ("value", "low", "high", "n")] == [None] * 4


def test_as_a_table_it_says_the_same(client, survey):
    answer = client.get("/api/inequality.csv", {"level": "tambon", "measure": "median"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = {row["region.code"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows.keys() == SIZES.keys()
    assert {code for code, row in rows.items() if not row["value"] and not row["n"]} == HIDDEN
    assert rows["950202"]["suppressed"] == "true"
    assert rows["940101"]["source.is_synthetic"] == "true"


def test_what_cannot_be_meant_is_refused(client, survey):
    for wrong in ({"measure": "luck"}, {"year": "2567"}, {"source": "nobody"}, {"size": "5"}):
        assert client.get("/api/inequality", wrong).status_code == 400, wrong


def test_every_measure_is_a_figure_of_the_map(client, survey):
    [group, _own] = client.get("/api/choropleth/figures").json()["groups"]
    assert group["slug"] == "made-up"
    assert [one["slug"] for one in group["figures"]] == list(MEASURES)
    for one in group["figures"]:
        for level in one["levels"]:
            asked = {"inequality": one["slug"], "level": level["level"]}
            answer = client.get("/api/choropleth", asked).json()
            assert answer["years"] == level["years"] == [2024]
            assert answer["figure"]["source"]["is_synthetic"] is True


def test_the_map_has_suppressed_beside_no_data(client, survey, country):
    compute(survey)
    answer = client.get("/api/choropleth", {"inequality": "palma", "level": "tambon"}).json()
    rows = {row["code"]: row for row in answer["regions"]}
    assert (answer["suppressed"], answer["no_data"]) == (2, 0)
    for code in HIDDEN:
        hidden = rows[code]
        assert hidden["suppressed"] is True
        named = ("value", "low", "high", "n", "rank", "class_number")
        assert [hidden[name] for name in named] == [None] * 6
    shown = rows["950101"]
    assert shown["low"] < shown["value"] < shown["high"]
    assert shown["n"] == 60
    assert sum(one["count"] for one in answer["classes"]) == 3
    empty = client.get("/api/choropleth", {"inequality": "palma", "year": 2020}).json()
    assert (empty["suppressed"], empty["no_data"]) == (0, 2)


def test_the_map_shows_measured_households_before_made_up_ones(client, survey, country):
    a_survey(country, "measured")
    answer = client.get("/api/choropleth", {"inequality": "gini"}).json()
    assert answer["figure"]["source"]["slug"] == "measured"
    both = client.get("/api/inequality", {"measure": "gini", "level": "country"}).json()
    assert {row["source"]["slug"] for row in both["results"]} == {"made-up", "measured"}


def test_one_figure_is_meant(client, survey):
    asked = {"inequality": "gini", "count": "actors"}
    assert client.get("/api/choropleth", asked).status_code == 400


@pytest.mark.parametrize("coarse", [0, 2])
def test_no_parent_less_its_children_gives_a_suppressed_one_away(client, country, coarse):
    """From what is served alone: what each region leaves over is nothing, or thirty or more."""
    survey = a_survey(country, "made-up", SIZES | {"95": coarse})
    served = client.get("/api/inequality", {"measure": "mean", "page_size": 200}).json()["results"]
    n = {row["region"]["code"]: row["n"] for row in served}
    hidden = {code for code, known in n.items() if known is None}
    assert hidden >= HIDDEN
    for code, known in n.items():
        children = [one for one in n if one != code and country[one].parent == country[code]]
        if known is not None and children:
            left = known - sum(n[child] or 0 for child in children)
            assert left == 0 or left >= 30, (code, left)
            assert not (left and len([c for c in children if n[c] is None]) == 1 and not coarse)
    assert survey.runs.count() == 1
