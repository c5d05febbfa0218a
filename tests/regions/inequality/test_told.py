"""What a region's page tells of inequality: published figures, and kindly none."""

from __future__ import annotations

import pytest

from records.models import DataSource
from regions.inequality.told import inequality_of
from regions.models import IncomeSurvey, InequalityEstimate, InequalityRun
from tests.tisep.reading import Page, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(country):
    def a_figure(code, measure="gini", value=0.4, *, year=2024, slug="survey", made_up=False):
        source, _new = DataSource.objects.get_or_create(
            slug=slug, defaults={"name_th": slug, "is_synthetic": made_up}
        )
        survey, _new = IncomeSurvey.objects.get_or_create(source=source, year=year)
        run, _new = InequalityRun.objects.get_or_create(
            survey=survey, defaults={"version": 1, "poverty_line": 3078, "regions": 1, "seconds": 1}
        )
        told = {"suppressed": True}
        if value is not None:
            told = {"value": value, "low": value - 0.1, "high": value + 0.1, "n": 812}
        return InequalityEstimate.objects.create(
            survey=survey,
            region=country[code],
            measure=measure,
            since=run,
            **told,
        )

    return a_figure


def test_the_newest_year_of_each_source_measured_ones_first(country, publish):
    publish("95", year=2022)
    publish("95", year=2024)
    publish("95", year=2025, slug="made-up", made_up=True)
    told = inequality_of(country["95"])
    assert [(one.survey.source.slug, one.survey.year) for one in told] == [
        ("survey", 2024),
        ("made-up", 2025),
    ]
    assert inequality_of(country["94"]) == []


def test_it_stands_beside_holders_and_open_neighbours(country, publish):
    publish("9501", value=0.4)
    publish("9502", value=None)
    publish("9401", value=0.5)
    publish("95", value=None)
    publish("TH", value=0.45)
    ((figure,),) = [
        one.figures for one in inequality_of(country["9501"], [country["9401"], country["9502"]])
    ]
    compared = {region.code: one.suppressed for region, one in figure.compared}
    assert compared == {"95": True, "TH": False}
    assert figure.around.known == [(country["9401"], 0.5)]
    assert (figure.around.rank, figure.around.neighbours) == (2, 2)


def test_the_page_tells_figure_interval_n_year_and_method(client, publish):
    publish("95")
    publish("TH", value=0.45)
    shown = section(Page(client.get("/en/regions/95")), "inequality")
    for told in ("0.4", "(0.3–0.5)", "812 households", "2024", "/en/methods/inequality", "0.45"):
        assert told in shown, told


def test_what_is_suppressed_is_said_kindly_and_not_told(client, publish):
    publish("950102", value=None)
    shown = section(Page(client.get("/en/regions/950102")), "inequality")
    assert "Too few households were asked here" in shown
    assert "#suppression" in shown
    assert "suppressed" in shown
    assert "household." not in shown


def test_made_up_households_are_named_as_such(client, publish):
    publish("95", slug="made-up", made_up=True)
    assert "are made up" in section(Page(client.get("/en/regions/95")), "inequality")
    assert "No households’ incomes are known" in section(
        Page(client.get("/en/regions/94")), "inequality"
    )
