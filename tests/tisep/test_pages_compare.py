"""Regions side by side."""

from __future__ import annotations

import pytest

from regions.models import Indicator, IndicatorValue
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def rate(country):
    indicator = Indicator.objects.create(
        slug="rate", name_th="อัตรา", name_en="Rate", unit_en="per cent"
    )
    for code, year, value in [("95", 2018, 10), ("95", 2021, 12.5), ("94", 2018, 30)]:
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=year, value=value
        )
    return indicator


def columns(page: Page) -> list[str]:
    return [link for link in page.links if link.startswith(("/regions/", "/en/regions/"))]


def test_it_is_reached_from_the_front_page(client, country):
    assert "/regions" in Page(client.get("/")).links
    assert "/compare" in Page(client.get("/regions")).links
    assert "/compare?region=95" in Page(client.get("/regions/95")).links


def test_figures_stand_side_by_side_with_their_years(client, rate):
    page = Page(client.get("/en/compare?region=95&region=94"))
    assert columns(page) == ["/en/regions/95", "/en/regions/94"]
    for told in ("12.5", "2021", "30", "2018", "per cent"):
        assert told in page.text, told


def test_no_data_is_said(client, rate):
    assert "no data" in Page(client.get("/en/compare?region=95&region=9501")).text


def test_a_name_adds_a_region_and_of_several_one_is_chosen(client, country):
    assert columns(Page(client.get("/compare?region=95&add=ปัตตานี"))) == [
        "/regions/95", "/regions/94",
    ]  # fmt: skip
    page = Page(client.get("/compare?region=95&add=เบตง"))
    assert columns(page) == ["/regions/95"]
    assert {"?region=95&region=9502", "?region=95&region=950201"} <= set(page.links)


def test_one_is_left_out_by_a_link(client, country):
    assert "?region=94" in Page(client.get("/compare?region=95&region=94")).links


def test_a_fifth_is_not_shown_and_none_twice(client, country):
    codes = ["95", "95", "94", "9501", "9502", "9401", "nowhere", "\x00"]
    page = Page(client.get("/compare", {"region": codes}))
    assert len(columns(page)) == 4
    assert "add" not in [one.get("name") for one in page.all("input")]


@pytest.mark.parametrize("asked", ["", "?add=ไม่มีที่นี่", "?region=x", "?add=%00"])
def test_nothing_to_compare_is_said(client, country, asked):
    response = client.get(f"/compare{asked}")
    assert response.status_code == 200
    assert "ยังไม่ได้เลือกพื้นที่" in Page(response).text
