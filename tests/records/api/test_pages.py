"""Pages of results: by number as far as row 10,000, by cursor beyond, and back again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from regions.models import Indicator, IndicatorValue

pytestmark = pytest.mark.django_db
ADDRESS = "/api/indicator-values"


@pytest.fixture
def values(country):
    """Makes so many values, one for each of that many days."""

    def make(count: int) -> None:
        indicator = Indicator.objects.create(slug="heads", name_th="จำนวน")
        IndicatorValue.objects.bulk_create(
            IndicatorValue(
                indicator=indicator,
                region=country["95"],
                year=2000,
                as_of=date(2000, 1, 1) + timedelta(days=day) if day else None,
                value=day,
            )
            for day in range(count)
        )

    return make


def got(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def numbers(page: dict) -> list[int]:
    return [int(row["value"]) for row in page["results"]]


def test_pages_follow_each_other_without_gap_or_repeat(client, values):
    values(7)
    page = got(client, f"{ADDRESS}?page_size=3")
    assert (page["count"], page["previous"]) == (7, None)
    seen = numbers(page)
    while page["next"]:
        page = got(client, page["next"])
        seen += numbers(page)
    assert seen == list(range(7))
    assert numbers(got(client, page["previous"])) == [3, 4, 5]


def test_beyond_row_10000_a_cursor_goes_on_and_back(client, values):
    values(10_450)
    last_numbered = got(client, f"{ADDRESS}?page=50&page_size=200")
    assert numbers(last_numbered)[-1] == 9_999
    assert "cursor=" in last_numbered["next"]
    assert "page=" not in last_numbered["next"].replace("page_size=", "")
    second = got(client, last_numbered["next"])
    assert numbers(second) == list(range(10_000, 10_200))
    third = got(client, second["next"])
    fourth = got(client, third["next"])
    assert numbers(fourth) == list(range(10_400, 10_450))
    assert (fourth["next"], fourth["count"]) == (None, 10_450)
    assert numbers(got(client, fourth["previous"])) == numbers(third)
    assert numbers(got(client, second["previous"])) == list(range(9_800, 10_000))
    beyond = client.get(f"{ADDRESS}?page=51&page_size=200")
    assert beyond.status_code == 400
    assert "next" in beyond.json()["errors"][0]["hint"]


def test_walking_back_by_cursor_ends_at_the_first_row(client, values):
    values(10_050)
    page = got(client, got(client, f"{ADDRESS}?page=50&page_size=200")["next"])
    steps = 0
    while page["previous"]:
        page, steps = got(client, page["previous"]), steps + 1
    assert (steps, numbers(page)) == (50, list(range(200)))


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("page=0", 400, "page"),
        ("page=-1", 400, "page"),
        ("page=two", 400, "page"),
        ("page=2", 404, "page"),
        ("page_size=0", 400, "page_size"),
        ("page_size=201", 400, "page_size"),
        ("page=1&page=2", 400, "page"),
        ("cursor=made-up", 400, "cursor"),
        ("cursor=W10:made:up", 400, "cursor"),
    ],
)
def test_what_cannot_be_paged_is_named(client, values, query, status, field):
    values(3)
    response = client.get(f"{ADDRESS}?{query}", headers={"Accept-Language": "en"})
    assert response.status_code == status
    assert response.json()["errors"][0]["field"] == field


def test_a_page_beyond_the_end_says_which_is_the_last(client, values):
    values(3)
    response = client.get(f"{ADDRESS}?page=9&page_size=2", headers={"Accept-Language": "en"})
    assert response.json()["errors"] == [
        {
            "field": "page",
            "message": "Page 9 is beyond the end.",
            "hint": "The last page is 2.",
        }
    ]


def test_a_cursor_of_another_list_is_refused(client, values):
    values(10_050)
    following = got(client, f"{ADDRESS}?page=200&page_size=50")["next"]
    cursor = following.partition("cursor=")[2]
    response = client.get(f"/api/regions?cursor={cursor}")
    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, "cursor")


def test_an_empty_list_is_a_page(client, country):
    assert got(client, ADDRESS) == {"count": 0, "next": None, "previous": None, "results": []}
