"""Where help is missing, as a page: the question in the address, the answer with its method."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.boundaries.storing import redraw
from regions.demo import load_indicator
from regions.models import Indicator, IndicatorValue
from tests.drawing import an_actor
from tests.tisep.reading import Page
from tisep.pages.gap_form import indicators_of_need

pytestmark = pytest.mark.django_db


@pytest.fixture
def poverty(country):
    redraw()
    indicator = Indicator.objects.create(
        slug="poverty", name_th="ความยากจน", name_en="Poverty", unit_en="per cent",
        method_en="Counted by hand.", direction="higher_is_worse",
    )  # fmt: skip
    for code, value in {"95": 30, "94": 10}.items():
        for year in (2018, 2021):
            IndicatorValue.objects.create(
                indicator=indicator, region=country[code], year=year, value=value
            )
    return indicator


def rows(page: Page) -> list[tuple[str, str]]:
    return [
        (one["data-tisep-region"], one["data-standing"])
        for one in page.all("li")
        if "data-tisep-region" in one
    ]


def test_it_is_reached_from_the_front_page(client, country):
    assert "/gaps" in Page(client.get("/")).links
    assert "/gaps?level=district&within=95" in Page(client.get("/regions/95")).links


def test_the_widest_gap_stands_first_with_who_could_come(client, country, poverty):
    actor = an_actor("องค์กรใกล้", region=country["940101"], at=(103.5, 6.5))
    page = Page(client.get("/gaps"))
    assert rows(page) == [("95", "unserved"), ("94", "less_served")]
    assert f"/actors/{actor.uuid}" in page.links


def test_what_is_made_up_is_asked_for_last(client, country, poverty):
    load_indicator()
    assert rows(Page(client.get("/gaps")))[0] == ("95", "unserved")
    assert [one.slug for one in indicators_of_need()] == ["poverty", "synthetic-hardship"]


def test_who_is_there_already_does_not_come(client, country, poverty):
    here = an_actor("อยู่แล้ว", region=country["94"], at=(103.5, 6.5))
    here.serves.add(country["95"])
    everywhere = an_actor("ทั้งประเทศ", region=country["940101"], at=(103.5, 6.5))
    everywhere.serves.add(country["TH"])
    page = Page(client.get("/gaps"))
    assert f"/actors/{here.uuid}" not in page.links
    # Named once, as one that serves the whole country.
    assert page.links.count(f"/actors/{everywhere.uuid}") == 1


def test_the_nearest_comes_first(client, country, poverty):
    an_actor("ไกล", name_en="Far", region=country["940101"], at=(103.9, 6.5))
    an_actor("ใกล้", name_en="Near", region=country["940101"], at=(103.1, 6.5))
    text = Page(client.get("/en/gaps")).text
    assert text.index("Near") < text.index("Far")


def test_district_and_tambon_are_a_link_away(client, country, poverty):
    assert "?level=district" in Page(client.get("/gaps")).links
    inside = "?level=tambon&within=95"
    assert inside in Page(client.get("/gaps?level=district&within=95")).links
    assert {code for code, _ in rows(Page(client.get("/gaps" + inside)))} == {
        "950101", "950102", "950201", "950202",
    }  # fmt: skip


def test_tambons_of_the_whole_country_are_not_listed(client, country, poverty):
    page = Page(client.get("/gaps?level=tambon"))
    assert rows(page) == []
    assert "เลือกจังหวัดก่อน" in page.text


@pytest.mark.parametrize(
    "asked", ["level=x", "indicator=x", "within=99", "need_weight=ten", "target_group=x", "year=1"]
)
def test_what_cannot_be_asked_is_said_and_no_error(client, country, poverty, asked):
    assert client.get(f"/gaps?{asked}").status_code == 200


def test_source_year_method_and_tables_are_there(client, country, poverty):
    page = Page(client.get("/en/gaps"))
    for told in ("Poverty (2021)", "Counted by hand.", "per cent"):
        assert told in page.text
    table = next(link for link in page.links if link.startswith("/api/gaps.csv"))
    assert client.get(table).status_code == 200
    assert Page(client.get("/gaps?year=2018")).text.count("พ.ศ. 2561")


def test_the_large_map_shows_the_same_figure(client, country, poverty):
    page = Page(client.get("/gaps?level=tambon&within=95"))
    assert "/?indicator=poverty&level=tambon&year=2021&region=95&marks=off" in page.links
    page = Page(client.get("/gaps"))
    assert "/?indicator=poverty&level=province&year=2021&marks=off" in page.links


def test_without_figures_it_says_so(client, country):
    assert "ยังไม่มีตัวเลข" in Page(client.get("/gaps")).text


def test_more_regions_cost_no_more_queries(client, country, poverty):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    an_actor(region=country["950101"], at=(101.5, 6.2))
    few = queries("/gaps?level=district&within=94")
    for number in range(5):
        an_actor(str(number), region=country["940101"], at=(103.5, 6.2))
    assert queries("/gaps?level=district&within=95") == few
