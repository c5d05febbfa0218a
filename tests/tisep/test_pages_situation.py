"""What a region's page says of its situation: figures, roles by issues, and their gaps."""

from __future__ import annotations

import pytest

from records.models import DataSource
from regions.models import Indicator, IndicatorValue
from tests.drawing import an_actor
from tests.tisep.reading import section

pytestmark = pytest.mark.django_db


def test_figures_come_with_year_source_and_method(read, country):
    source = DataSource.objects.create(slug="s", name_th="สำนักงานสถิติ")
    gini = Indicator.objects.create(
        slug="gini", name_th="จีนี", source=source, unit_th="หน่วย", method_th="สำรวจครัวเรือน"
    )
    values = {2021: "0.401", 2023: "0.395"}
    for year, value in values.items():
        IndicatorValue.objects.create(
            indicator=gini, region=country["95"], year=year, value=value, qualifier="about"
        )
    figures = section(read("/regions/95"), "figures")
    for told in ("จีนี", "0.395", "พ.ศ. 2566", "พ.ศ. 2564", "สำนักงานสถิติ", "สำรวจครัวเรือน", "หน่วย"):
        assert told in figures, told
    assert figures.index("0.395") < figures.index("0.401")


def test_a_figure_is_compared_ranked_and_drawn_over_the_years(read, country):
    rate = Indicator.objects.create(
        slug="r", name_th="อัตรา", unit_en="per cent", direction="higher_is_worse", system="SES"
    )
    for code, year, value in [("95", 2020, 8), ("95", 2021, 10), ("94", 2021, 5), ("TH", 2021, 7)]:
        IndicatorValue.objects.create(indicator=rate, region=country[code], year=year, value=value)
    page = read("/en/regions/95")
    figures = " ".join(section(page, "figures").split())
    for told in (
        "Province rank 1 of 2",
        "here 3 higher",
        "Higher is worse",
        "Up 2 since 2020 (8): worse",
        "No data to compare with: South",
        "<polyline",
    ):
        assert told in figures, told


def test_what_is_not_known_of_it_is_said(read, country):
    rate = Indicator.objects.create(slug="r", name_th="อัตรา", unit_en="per cent", system="SES")
    IndicatorValue.objects.create(indicator=rate, region=country["94"], year=2021, value=5)
    figures = section(read("/en/regions/95"), "figures")
    assert "No data for this region" in figures
    assert ">0<" not in figures


def test_the_matrix_leads_to_the_map_and_shows_its_gaps(read, country, issues_and_groups):
    issues, _groups = issues_and_groups
    actor = an_actor("ผู้ประสาน", roles=["network_coordinator"], region=country["950102"])
    actor.issues.add(issues["waste"])
    page = read("/en/regions/95")
    shown = section(page, "matrix")
    assert shown.count("nobody yet") == 7
    assert shown.count("No coordinator yet") == 1
    assert f"/en/actors/{actor.uuid}" in shown
    filters = "record=actor&role=network_coordinator&issue=social-power&region=95"
    assert f"/en/?{filters}" in page.links
    assert len(page.all("th", scope="col")) == 3
    assert len(page.all("th", scope="row")) == 4


def test_no_figure_is_not_zero(read):
    assert "does not mean zero" in section(read("/en/regions/95"), "figures")
