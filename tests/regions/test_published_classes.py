"""Classes that a source publishes: from its file to the map's legend, the table and the page."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from regions.indicators.declarations import declared_files
from regions.indicators.loading import load_file
from regions.models import Indicator
from regions.published import PublishedClasses, check_classes
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db

DECLARED = {one.name: one for one in declared_files()}
HAI, PPAOS = DECLARED["hai_overall_2015_2021_long.csv"], DECLARED["ppaos_province.csv"]
# Hand-written: a value on an edge, and one in the highest class.
LEVELS = "year,province_code,x,human,social\n2023,95,1.75,20,30\n2023,94,3.4,80,\n"


@pytest.fixture
def levels(country, tmp_path):
    path = tmp_path / PPAOS.name
    path.write_text(LEVELS)
    return load_file(PPAOS, path, apply=True)


def ask(client, **parameters):
    return client.get("/api/choropleth", {"indicator": "ppaos", **parameters})


def test_a_file_brings_the_levels_and_the_capitals_that_are_in_it(levels):
    whole = Indicator.objects.get(slug="ppaos")
    assert whole.classes["names_th"] == ["อยู่ลำบาก", "อยู่ยาก", "อยู่พอได้", "อยู่ดี"]
    parts = {one.slug: one.values.count() for one in whole.parts.all()}
    assert parts == {
        "ppaos-human": 2, "ppaos-social": 1, "ppaos-physical": 0, "ppaos-financial": 0,
        "ppaos-natural": 0,
    }  # fmt: skip
    assert any("physical" in note and "ppaos-physical" in note for note in levels.notes)
    assert levels.without_data == 1


def test_the_map_shows_them_where_nothing_else_is_asked(client, levels):
    answer = ask(client).json()
    assert answer["method"] == "published"
    assert answer["figure"]["has_classes"]
    told = [(one["class_th"], one["from"], one["to"], one["count"]) for one in answer["classes"]]
    assert told == [
        ("อยู่ลำบาก", 1, 1.75, 1), ("อยู่ยาก", 1.75, 2.5, 0), ("อยู่พอได้", 2.5, 3.25, 0),
        ("อยู่ดี", 3.25, 4, 1),
    ]  # fmt: skip
    rows = {row["code"]: row["class_th"] for row in answer["regions"]}
    assert rows == {"95": "อยู่ลำบาก", "94": "อยู่ดี"}
    for other in ({"method": "quantile"}, {"classes": "3"}, {"around": "median"}):
        asked = ask(client, **other).json()
        assert asked["method"] == "quantile"
        assert {row["class_th"] for row in asked["regions"]} == {None}
    table = client.get("/api/choropleth.csv", {"indicator": "ppaos"})
    text = b"".join(table.streaming_content).decode("utf-8-sig")
    assert {row["class_en"][:6] for row in csv.DictReader(io.StringIO(text))} == {"living"}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"indicator": "ppaos-human", "method": "published"}, "method"),
        ({"method": "published", "around": "median"}, "around"),
        ({"method": "published", "since": "2022"}, "since"),
    ],
)
def test_what_has_none_or_is_no_value_is_refused(client, levels, asked, field):
    response = ask(client, **asked)
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_the_page_says_on_which_side_an_edge_is_and_which_parts_have_data(client, levels):
    page = Page(client.get("/indicators/ppaos"))
    assert "อยู่ลำบาก 1 – 1.75" in page.text
    assert "ไม่ตรงกัน" in page.text
    english = Page(client.get("/en/indicators/ppaos")).text
    assert "A value on the edge between two classes is shown in the lower one." in english
    assert "Natural capital (PPAOS) (no data)" in english
    assert "Human capital (PPAOS) (no data)" not in english


def test_the_side_of_an_edge_is_data_of_the_source(client, levels):
    one = Indicator.objects.get(slug="ppaos")
    one.classes["edge_in"] = "upper"
    one.save()
    rows = {row["code"]: row["class_th"] for row in ask(client).json()["regions"]}
    assert rows["95"] == "อยู่ยาก"
    assert PublishedClasses.of(one.classes).bounds[0] < 1.75


def test_the_eight_dimensions_of_hai_are_known_before_a_file_has_them(country, tmp_path, client):
    path = tmp_path / HAI.name
    path.write_text("year,province_code,name_en,hai\n2021,95,Yala,0.6\n")
    load_file(HAI, path, apply=True)
    assert Indicator.objects.get(slug="hai").parts.count() == 8
    assert Page(client.get("/en/indicators/hai")).text.count("(no data)") == 8
    path.write_text("year,province_code,name_en,hai,สุขภาพ\n2021,95,Yala,0.6,0.7\n")
    load_file(HAI, path, apply=True)
    assert float(Indicator.objects.get(slug="hai-health").values.get().value) == 0.7


@pytest.mark.parametrize(
    "classes",
    [
        {"edges": [1, 2], "names_th": ["ก"], "names_en": ["A"]},
        {"edges": [1, 2], "names_th": ["ก", "ข"], "names_en": ["A", "B"], "edge_in": "lower"},
        {"edges": [1, 2], "names_th": ["ก"], "names_en": ["A"], "edge_in": "left"},
    ],
)
def test_classes_have_a_name_between_every_two_edges(db, classes):
    with pytest.raises(ValidationError):
        check_classes(classes)
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(slug="drawn", classes=classes)
