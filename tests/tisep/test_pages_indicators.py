"""A page for each indicator: classes, ranking, spread, years, and what they rest on."""

from __future__ import annotations

import pytest

from records.models import DataSource
from regions.boundaries.storing import redraw
from regions.models import Indicator, IndicatorValue
from tests.tisep.reading import Page
from tisep.pages.distribution import distribution

pytestmark = pytest.mark.django_db


@pytest.fixture
def rate(country):
    redraw()
    source = DataSource.objects.create(slug="drawn", name_th="วาดเอง", name_en="Drawn by hand")
    indicator = Indicator.objects.create(
        slug="poor-rate", name_th="อัตราคนจน", name_en="Poor rate", unit_en="per cent",
        unit_th="ร้อยละ", method_en="Counted by hand.", source=source, system="Drawn",
        direction="higher_is_worse",
    )  # fmt: skip
    values = [("95", 2018, 10), ("95", 2021, 12.5), ("94", 2018, 30), ("TH", 2018, 20)]
    values += [("9501", 2021, 11), ("9502", 2021, 14)]
    for code, year, value in values:
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=year, value=value
        )
    return indicator


def rows(page: Page) -> list[str]:
    return [one["data-tisep-region"] for one in page.all("tr") if "data-tisep-region" in one]


def test_it_is_reached_from_the_front_page(client, rate):
    assert "/regions" in Page(client.get("/")).links
    assert "/indicators" in Page(client.get("/regions")).links
    assert "/indicators/poor-rate" in Page(client.get("/indicators")).links
    assert "/indicators/poor-rate" in Page(client.get("/regions/95")).links


def test_the_newest_year_is_shown_and_no_data_is_no_zero(client, rate):
    page = Page(client.get("/en/indicators/poor-rate"))
    assert rows(page) == ["95", "94"]
    assert "no data" in page.text
    assert "12.5" in page.text


@pytest.mark.parametrize(
    ("order", "found"),
    [("highest", ["94", "95"]), ("lowest", ["95", "94"]), ("name", ["94", "95"])],
)
def test_regions_are_ranked(client, rate, order, found):
    assert rows(Page(client.get(f"/indicators/poor-rate?year=2018&order={order}"))) == found


def test_levels_and_years_are_links(client, rate):
    links = Page(client.get("/indicators/poor-rate")).links
    assert "?level=district" in links
    assert "?year=2018" in links
    assert rows(Page(client.get("/indicators/poor-rate?level=district"))) == [
        "9502",
        "9501",
        "9401",
    ]


@pytest.mark.parametrize("asked", ["level=x", "year=2561", "order=x", "rows=99", "year=x"])
def test_what_is_not_there_shows_the_nearest_that_is(client, rate, asked):
    response = client.get(f"/indicators/poor-rate?{asked}")
    assert response.status_code == 200
    assert rows(Page(response))


def test_source_and_method_stand_on_the_page(client, rate):
    text = Page(client.get("/en/indicators/poor-rate")).text
    for told in ("Drawn by hand", "Counted by hand.", "per cent", "Higher is worse", "2021"):
        assert told in text, told


def test_the_table_is_what_the_page_shows(client, rate):
    page = Page(client.get("/en/indicators/poor-rate"))
    table = next(link for link in page.links if link.startswith("/api/choropleth.csv"))
    assert "year=2021" in table
    assert b"12.5" in b"".join(client.get(table).streaming_content)


def test_an_indicator_without_values_says_so(client, country):
    Indicator.objects.create(slug="empty", name_th="ว่าง")
    assert "ไม่ได้แปลว่าศูนย์" in Page(client.get("/indicators/empty")).text
    assert "/indicators/empty" not in Page(client.get("/indicators")).links


def test_what_is_no_indicator_is_not_found(client, country):
    assert client.get("/indicators/none").status_code == 404


def test_bars_hold_every_value_once():
    bars = distribution([1, 2, 2, 3, 13])
    assert sum(bar.count for bar in bars) == 5
    assert bars[0].start == 1
    assert bars[-1].end == 13
    assert distribution([4, 4]) == []


def test_a_composite_and_its_parts_lead_to_each_other(client, rate):
    Indicator.objects.create(slug="income", name_th="มิติรายได้", part_of=rate)
    assert "/indicators/income" in Page(client.get("/indicators/poor-rate")).links
    assert "/indicators/poor-rate" in Page(client.get("/indicators/income")).links


def test_how_sure_a_value_is_stands_beside_it(client, rate):
    IndicatorValue.objects.filter(value=12.5).update(
        low=11, high=14, sample_size=1234, status="modelled"
    )
    text = Page(client.get("/en/indicators/poor-rate")).text
    for told in ("interval 11–14", "n = 1,234", "modelled"):
        assert told in text, told
