"""Joint KPIs: what they may be, how they stand, and where they are served."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from actors.models import JointKpi
from regions.models import Indicator, IndicatorValue
from tests.drawing import a_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def kpi(country):
    indicator = Indicator.objects.create(
        slug="poverty", name_th="คนจน", name_en="Poverty", direction="higher_is_worse"
    )
    kpi = JointKpi.objects.create(
        indicator=indicator,
        region=country["95"],
        baseline=20,
        baseline_year=2020,
        target=10,
        due_year=2025,
    )
    kpi.projects.add(a_project("โครงการหนึ่ง"))
    return kpi


def arrives(kpi, year, value, **more):
    more = {"region": kpi.region, **more}
    IndicatorValue.objects.create(indicator=kpi.indicator, year=year, value=value, **more)
    return JointKpi.objects.with_newest().get().progress


def test_without_a_value_since_the_baseline_nothing_is_known(kpi, country):
    arrives(kpi, 2020, 20)
    arrives(kpi, 2026, 5)
    progress = arrives(kpi, 2021, 12, region=country["94"])
    assert (progress.value, progress.year, progress.share) == (None, None, None)
    assert progress.standing == "no_data"


@pytest.mark.parametrize(
    ("year", "value", "share", "standing"),
    [
        (2022, 16, "0.4", "on_track"),
        (2022, 17, "0.3", "behind"),
        (2022, 22, "-0.2", "behind"),
        (2022, 10, "1", "reached"),
        (2025, 11, "0.9", "missed"),
        (2025, 9, "1.1", "reached"),
    ],
)
def test_progress_is_read_from_values_as_they_arrive(kpi, year, value, share, standing):
    progress = arrives(kpi, year, value)
    assert progress.share == Decimal(share)
    assert progress.standing == standing


def test_the_newest_year_counts(kpi):
    arrives(kpi, 2021, 12)
    assert arrives(kpi, 2023, 19).year == 2023


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"target": 20}, "jointkpi_changes_something"),
        ({"due_year": 2020}, "jointkpi_years_in_order_ce"),
        ({"due_year": 2570}, "jointkpi_years_in_order_ce"),
    ],
)
def test_what_a_kpi_cannot_be(kpi, wrong, rule):
    with pytest.raises(IntegrityError, match=rule):
        JointKpi.objects.update(**wrong)


def test_a_target_that_makes_things_worse_is_a_slip(kpi):
    kpi.target = 30
    with pytest.raises(ValidationError, match="แย่กว่า"):
        kpi.clean()


def test_only_public_projects_tell_of_it(client, kpi):
    draft = a_project("ร่าง", state="draft")
    kpi.projects.add(draft)
    served = client.get("/api/joint-kpis").json()["results"]
    assert [row["projects"] for row in served] == [[str(kpi.projects.first().uuid)]]
    assert served[0]["standing"] == "no_data"
    assert client.get("/api/joint-kpis?region=94").json()["count"] == 0
    kpi.projects.set([draft])
    assert client.get("/api/joint-kpis").json()["count"] == 0


def test_each_project_shows_what_it_shares(client, kpi):
    one = kpi.projects.get()
    other = a_project("โครงการสอง", name_en="Second")
    kpi.projects.add(other, a_project("ร่าง", state="draft"))
    arrives(kpi, 2022, 16)
    page = client.get(f"/en/projects/{one.uuid}").content.decode()
    assert "40 per cent of the way: 16 in 2022" in page
    assert "On track" in page
    assert f"/en/projects/{other.uuid}" in page
    assert "ร่าง" not in page
    assert "2565" in client.get(f"/projects/{other.uuid}").content.decode()
