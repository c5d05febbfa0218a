"""A region's figures: what they are compared with, how they are ranked, what is not known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from regions.models import Indicator, IndicatorValue, Region
from regions.situation import groups_with, is_count, is_rate, situation

pytestmark = pytest.mark.django_db


def an_indicator(slug="rate", unit="per cent", **values):
    values = {"name_th": slug, "unit_en": unit, "system": "SES", **values}
    return Indicator.objects.create(slug=slug, **values)


def measure(indicator, year, **values):
    """Values by code; TH_S stands for TH-S, p95 for 95."""
    for code, value in values.items():
        IndicatorValue.objects.create(
            indicator=indicator,
            region=Region.objects.get(code=code.removeprefix("p").replace("_", "-")),
            year=year,
            value=Decimal(value),
        )


def the_figure(region):
    (system,) = situation(region)
    (figure,) = system.figures
    return figure


@pytest.mark.parametrize(
    ("unit_en", "unit_th", "rate", "count"),
    [
        ("per cent", "ร้อยละ", True, False),
        ("index, 0-1", "ดัชนี 0-1", True, False),
        ("0-1", "0-1", True, False),
        ("times", "เท่า", True, False),
        ("baht a year", "บาทต่อปี", True, False),
        ("%", "", True, False),
        ("", "คนต่อตารางกิโลเมตร", True, False),
        ("persons", "คน", False, True),
        ("houses", "หลัง", False, True),
        ("tambons", "ตำบล", False, True),
        ("", "", False, False),
    ],
)
def test_the_unit_says_whether_regions_of_any_size_compare(unit_en, unit_th, rate, count):
    indicator = Indicator(unit_en=unit_en, unit_th=unit_th)
    assert (is_rate(indicator), is_count(indicator)) == (rate, count)


def test_a_rate_stands_beside_the_same_year_of_parent_and_country(country):
    rate = an_indicator()
    measure(rate, 2020, p95="30", TH_S="1", TH="1")
    measure(rate, 2021, p95="34.5", TH_S="30.25", TH="36")
    found = the_figure(country["95"])
    assert found.newest.year == 2021
    told = [(one.region.code, one.value, one.difference, one.share) for one in found.compared]
    assert told == [
        ("TH-S", Decimal("30.25"), Decimal("4.25"), None),
        ("TH", Decimal(36), Decimal("-1.5"), None),
    ]


def test_no_data_is_not_zero_and_another_year_is_not_taken(country):
    rate = an_indicator()
    measure(rate, 2021, p95="34.5")
    measure(rate, 2020, TH="36")
    measure(rate, 2022, TH_S="36")
    assert [one.value for one in the_figure(country["95"]).compared] == [None, None]
    (system,) = situation(country["95"])
    assert [region.code for region in system.silent_about] == ["TH-S", "TH"]


def test_a_zero_is_a_value(country):
    measure(an_indicator(), 2021, p95="0", TH="0")
    found = the_figure(country["95"])
    assert (found.compared[-1].value, found.compared[-1].difference) == (0, 0)


def test_a_count_is_a_share_and_has_no_rank(country):
    people = an_indicator("people", "persons")
    measure(people, 2021, p95="50", p94="150", TH="200")
    found = the_figure(country["95"])
    assert [(one.share, one.difference) for one in found.compared] == [(None, None), (25, None)]
    assert found.rank is None


def test_a_share_of_nothing_is_none(country):
    measure(an_indicator("people", "persons"), 2021, p95="0", TH="0")
    assert the_figure(country["95"]).compared[-1].share is None


def test_about_and_more_than_are_not_calculated_with(country):
    rate = an_indicator()
    measure(rate, 2021, p95="3", p94="4", TH="5")
    IndicatorValue.objects.filter(region=country["95"]).update(qualifier="over")
    found = the_figure(country["95"])
    assert (found.compared[-1].value, found.compared[-1].difference) == (5, None)
    assert found.rank is None


def test_the_rank_is_from_the_highest_and_equals_share_the_better(country):
    rate = an_indicator()
    measure(rate, 2021, p9501="3", p9502="7", p9401="3")
    ranks = {code: the_figure(country[code]).rank for code in ("9501", "9502", "9401")}
    assert ranks == {"9501": 2, "9502": 1, "9401": 2}
    assert the_figure(country["9501"]).ranked == 3


def test_there_is_no_rank_while_a_sibling_is_unknown(country):
    measure(an_indicator(), 2021, p9501="3", p9502="7")
    assert the_figure(country["9501"]).rank is None


def test_what_was_abolished_is_not_waited_for_nor_ranked(country):
    measure(an_indicator(), 2021, p9501="3", p9502="7")
    Region.objects.filter(code="9401").update(valid_to=date(2021, 1, 1))
    assert the_figure(country["9501"]).ranked == 2
    measure(Indicator.objects.get(), 2021, p9401="4")
    assert the_figure(Region.objects.get(code="9401")).rank is None


def test_the_trend_is_worded_by_the_direction(country):
    for slug, direction, better in [
        ("a", "higher_is_better", True),
        ("b", "higher_is_worse", False),
        ("c", "neutral", None),
    ]:
        indicator = an_indicator(slug, direction=direction)
        measure(indicator, 2019, p95="10")
        measure(indicator, 2021, p95="12.5")
        found = situation(country["95"])[0].figures[-1]
        assert (found.change, found.became_better) == (Decimal("2.5"), better)
        assert [one.year for one in found.values] == [2019, 2021]


def test_one_year_is_no_trend(country):
    measure(an_indicator(), 2021, p95="10")
    assert the_figure(country["95"]).change is None


def test_of_two_dates_in_a_year_the_later_is_shown(country):
    rate = an_indicator()
    for day, value in [(9, 7), (3, 5)]:
        IndicatorValue.objects.create(
            indicator=rate, region=country["95"], year=2021, value=value, as_of=date(2021, 1, day)
        )
    assert [one.value for one in the_figure(country["95"]).values] == [7]


def test_differences_are_those_of_the_numbers_shown(country):
    measure(an_indicator(), 2021, p95="0.64974", TH="0.64106")
    found = the_figure(country["95"])
    assert found.decimals == 4
    assert found.compared[-1].difference == Decimal("0.6497") - Decimal("0.6411")


def test_a_group_of_provinces_stands_between_where_it_is_known(country):
    group = Region.objects.create(
        level="group", code="TH-S-2", parent=country["TH"], name_th="สองจังหวัด"
    )
    group.members.set([country["94"], country["95"]])
    rate = an_indicator()
    measure(rate, 2021, p95="2", TH="3")
    assert [one.region.code for one in the_figure(country["95"]).compared] == ["TH-S", "TH"]
    measure(rate, 2021, TH_S_2="4")
    found = the_figure(country["95"])
    assert [one.region.code for one in found.compared] == ["TH-S", "TH-S-2", "TH"]
    for code in ("TH", "TH-S", "95"):
        assert list(groups_with(country[code])) == [group], code
    assert not groups_with(country["9501"])
    assert [one.region.code for one in the_figure(group).compared] == ["TH"]


def test_what_others_of_the_level_have_is_said_to_be_missing(country):
    here, there = an_indicator("here"), an_indicator("there", system="TPMAP")
    measure(here, 2021, p95="1")
    measure(there, 2021, p94="1")
    ses, tpmap = situation(country["95"])
    assert (ses.name, ses.without) == ("SES", [])
    assert (tpmap.name, tpmap.figures, tpmap.without) == ("TPMAP", [], [there])
    assert situation(country["9501"]) == []


def test_rates_come_first_and_many_counts_wait(country):
    for number in range(5):
        measure(an_indicator(f"n{number}", "persons"), 2021, p95="1")
    measure(an_indicator("rate"), 2021, p95="1")
    (system,) = situation(country["95"])
    assert [one.indicator.slug for one in system.first] == ["rate", "n0", "n1", "n2"]
    assert [one.indicator.slug for one in system.further] == ["n3", "n4"]


def test_figures_without_a_system_come_last(country):
    for slug, system in (("a", ""), ("b", "TPMAP"), ("c", "HAI")):
        measure(an_indicator(slug, system=system), 2021, p95="1")
    assert [system.name for system in situation(country["95"])] == ["HAI", "TPMAP", ""]


def test_more_figures_cost_no_more_questions(country, django_assert_num_queries):
    measure(an_indicator(), 2021, p9501="1")
    with django_assert_num_queries(6):
        assert len(situation(country["9501"])[0].figures) == 1
    for number in range(12):
        for year in (2020, 2021):
            measure(an_indicator(f"{number}-{year}"), year, p9501="1", p95="2", TH="3")
    with django_assert_num_queries(6):
        assert len(situation(country["9501"])[0].figures) == 25
