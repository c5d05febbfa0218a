"""What a region's page says of open needs, gaps, and how the regions in it rank."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from regions.models import Indicator, IndicatorValue
from tests.drawing import a_need, an_actor
from tests.tisep.reading import section

pytestmark = pytest.mark.django_db


@pytest.fixture
def poverty(country):
    """Need is known of every district and tambon but one."""
    indicator = Indicator.objects.create(
        slug="poverty", name_th="ความยากจน", direction="higher_is_worse", unit_en="per cent"
    )
    values = {"95": 9, "94": 3, "9501": 12, "9502": 4, "9401": 3, "950101": 8, "950102": 20}
    for code, value in values.items():
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=2021, value=value
        )
    return indicator


def test_open_needs_come_oldest_first_with_their_days(read, country):
    asking = an_actor("ผู้ขอ", region=country["950102"])
    now = timezone.now()
    for name, days, state in [
        ("ใหม่", 3, "open"),
        ("เก่า", 40, "open"),
        ("ได้แล้ว", 90, "met"),
    ]:
        opened = now - timedelta(days=days)
        place = {"region": country["950102"], "name_en": name}
        a_need(asking, name, opened_at=opened, status=state, **place)
    a_need(asking, "ร่าง", state="draft", **place)
    shown = section(read("/en/regions/95"), "open-needs")
    assert shown.index("เก่า") < shown.index("ใหม่")
    assert "40 days" in shown
    assert "3 days" in shown
    assert "ได้แล้ว" not in shown
    assert "ร่าง" not in shown


def test_who_asks_is_not_named_unless_that_is_public(read, country):
    hidden = an_actor("ร่าง", name_en="Draft", state="draft")
    a_need(hidden, "ขอ", name_en="Asked", region=country["950102"])
    shown = section(read("/en/regions/95"), "open-needs")
    assert "Asked" in shown
    assert "Draft" not in shown


def test_no_open_need_is_said_to_be_no_proof(read):
    assert "nobody has asked yet" in section(read("/en/regions/95"), "open-needs")


def test_its_place_among_the_gaps_leads_to_the_list(read, country, poverty, issues_and_groups):
    shown = section(read("/en/regions/950102"), "gaps")
    assert "1 of 4" in shown
    assert "high need and nobody there" in shown
    assert "/en/gaps?level=tambon&amp;within=95" in shown
    assert "issue=social-power" in shown


def test_the_regions_in_it_rank_by_gap(read, country, poverty):
    an_actor(region=country["950102"])
    page = read("/en/regions/95")
    shown = section(page, "gaps")
    assert shown.index("Mueang Yala") < shown.index("Betong")
    assert "/en/gaps?level=district&amp;within=95" in shown


def test_without_a_figure_of_need_there_is_no_list(read):
    assert 'id="gaps"' not in read("/en/regions/95").html


def test_a_page_asks_as_often_for_many_as_for_few(client, country, poverty, issues_and_groups):
    """The number of queries depends on the level alone."""

    def asked():
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/regions/95").status_code == 200
        return len(caught)

    asking = an_actor(region=country["950102"])
    a_need(asking, region=country["950102"])
    client.get("/regions/95")
    few = asked()
    for number in range(15):
        an_actor(f"องค์กร {number}", region=country["950201"])
        a_need(asking, f"ขอ {number}", region=country["950201"])
    assert asked() == few
    assert few < 90


def test_its_tables_are_taken_away_as_csv_and_xlsx(client, read, country, poverty):
    an_actor(region=country["950102"])
    tables = [link for link in read("/en/regions/95").links if ".csv?" in link or ".xlsx?" in link]
    assert len(tables) == 2 * 6
    for address in tables:
        assert client.get(address).status_code == 200, address
