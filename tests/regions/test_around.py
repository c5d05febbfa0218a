"""The regions that one touches, and where its figure stands among theirs."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon

from regions.around import TOUCHING, among, holders, neighbours
from regions.models import Indicator, IndicatorValue, Level, RegionOutline
from regions.situation import situation

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlines(country):
    for region in country.values():
        if band := TOUCHING.get(Level(region.level)):
            shape = region.boundary.transform(3857, clone=True)
            RegionOutline.objects.create(region=region, band=band, shape=MultiPolygon(shape[0]))


def codes(regions):
    return [one.code for one in regions]


def test_neighbours_touch_and_are_of_the_same_level(country, outlines):
    assert codes(neighbours(country["95"])) == ["94"]
    assert codes(neighbours(country["9502"])) == ["9401", "9501"]
    assert codes(neighbours(country["950202"])) == ["940101", "950101", "950102", "950201"]


def test_what_has_no_outline_or_exists_no_more_has_no_neighbours(country, outlines):
    assert neighbours(country["TH"]) == []
    country["94"].valid_to = "2020-01-01"
    country["94"].save()
    assert neighbours(country["94"]) == []
    assert neighbours(country["95"]) == []


def test_those_that_hold_it_begin_with_its_parent(country):
    assert codes(holders(country["950102"])) == ["9501", "TH"]


def test_a_figure_stands_among_those_that_are_known(country):
    place = among(5, [(country["94"], 3), (country["95"], 9)], 4)
    assert (place.rank, place.ranked, place.neighbours) == (2, 3, 4)
    assert (place.lowest, place.middle, place.highest) == (3, 6, 9)
    assert among(5, [], 4) is None


def test_only_rates_of_the_same_year_are_put_beside_the_neighbours(country):
    rate = Indicator.objects.create(slug="rate", name_th="อัตรา", unit_en="per cent")
    count = Indicator.objects.create(slug="count", name_th="คน", unit_en="persons")
    for indicator in (rate, count):
        for code, year in [("95", 2021), ("94", 2021), ("94", 2020)]:
            IndicatorValue.objects.create(
                indicator=indicator, region=country[code], year=year, value=year
            )
    (system,) = situation(country["95"], [country["94"]])
    first, second = system.figures
    assert (first.indicator, first.around.known) == (rate, [(country["94"], 2021)])
    assert (second.indicator, second.around) == (count, None)
