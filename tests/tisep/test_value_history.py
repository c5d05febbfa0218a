"""Why a region's figure is not what it was, and what is computed from what."""

from __future__ import annotations

import pytest
from django.utils import timezone

from records.models import DataSource, ImportRun
from regions.models import (
    IncomeSurvey,
    Indicator,
    IndicatorValue,
    InequalityEstimate,
    InequalityRun,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def value(country):
    source = DataSource.objects.create(slug="nso", name_th="สำนักงานสถิติ", name_en="Statistics")
    poverty = Indicator.objects.create(
        slug="poverty", name_th="คนจน", name_en="Poverty", unit_en="per cent", source=source
    )
    return IndicatorValue.objects.create(
        indicator=poverty, region=country["95"], year=2021, value="18.5"
    )


@pytest.fixture
def superseded(country):
    """Two editions of the median of 95; of 9501 the second is suppressed."""
    source = DataSource.objects.create(slug="ses", name_th="สำรวจรายได้")
    survey = IncomeSurvey.objects.create(source=source, year=2023)
    first, second = (
        InequalityRun.objects.create(
            survey=survey, version=version, regions=2, seconds=1.5, poverty_line=3043
        )
        for version in (1, 2)
    )
    for code, now in (("95", 9100), ("9501", None)):
        told = {"survey": survey, "region": country[code], "measure": "median"}
        InequalityEstimate.objects.create(**told, value=8000, n=80, since=first, until=second)
        InequalityEstimate.objects.create(
            **told, value=now, n=now and 95, suppressed=now is None, since=second
        )
    return survey


def histories(client, code: str) -> list[dict]:
    return client.get(f"/api/regions/{code}/value-history").json()["results"]


def test_a_correction_and_an_import_are_told_apart(client, value):
    IndicatorValue.objects.update(value="17")
    run = ImportRun.objects.create(
        command="load_indicators", status="applied", finished_at=timezone.now()
    )
    assert [(one["value"], one["why"]) for one in histories(client, "95")[0]["editions"]] == [
        (17, "corrected"),
        (18.5, "imported"),
    ]
    # All of a test is one moment to the database.
    ImportRun.objects.filter(pk=run.pk).update(started_at=value_time(value))
    assert histories(client, "95")[0]["editions"][0]["why"] == "imported"


def value_time(value):
    return value.pgh_event_model.objects.first().pgh_created_at


def test_what_is_stored_again_unchanged_is_no_edition(client, value):
    IndicatorValue.objects.update(source_note="แถว 4")
    assert len(histories(client, "95")[0]["editions"]) == 1


def test_earlier_inequality_is_told_with_what_it_rested_on(client, superseded):
    told = histories(client, "95")[0]
    assert [(one["value"], one["n"]) for one in told["editions"]] == [(9100, 95), (8000, 80)]
    page = client.get("/en/regions/95/changes").content.decode()
    assert "9,100 baht per head a month" in page
    assert "8,000 baht per head a month" in page
    assert "80 households" in page


def test_what_is_suppressed_now_is_not_told_from_before(client, superseded):
    editions = histories(client, "9501")[0]["editions"]
    assert [one["value"] for one in editions] == [None]
    for address in ("/regions/9501/changes", "/en/regions/9501/changes"):
        assert "8,000" not in client.get(address).content.decode()


def test_a_region_without_figures_says_so(client, country):
    page = client.get("/en/regions/94/changes").content.decode()
    assert "No figure has changed since it was first published here." in page
    assert client.get("/regions/00/changes").status_code == 404
    assert client.get("/api/regions/00/value-history").status_code == 404


def test_the_page_of_what_is_computed_is_found_from_the_sources(client, superseded):
    assert 'href="/computed"' in client.get("/data-sources").content.decode()
    page = client.get("/computed").content.decode()
    assert "สำรวจรายได้ พ.ศ. 2566" in page
    assert "1.5" in page
