"""The rules that the database itself keeps about regions and indicator values."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from regions.models import Indicator, IndicatorValue, Region
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db


def test_a_path_holds_its_own_code_and_all_above(country):
    assert country["950102"].path == ["950102", "9501", "95", "TH-S", "TH"]


def test_a_moved_parent_passes_its_new_path_down(country):
    Region.objects.filter(code="95").update(parent=country["TH"])
    country["950102"].refresh_from_db()
    assert country["950102"].path == ["950102", "9501", "95", "TH"]


def test_raw_sql_cannot_write_a_path_by_hand(country):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE regions_region SET path = ARRAY['TH'] WHERE code = '9501'")
    country["9501"].refresh_from_db()
    assert country["9501"].path == ["9501", "95", "TH-S", "TH"]


@pytest.mark.parametrize(
    ("level", "code", "parent", "rule"),
    [
        ("district", "9601", "95", "does not nest"),
        ("tambon", "940102", "9501", "does not nest"),
        ("district", "95x1", "95", "region_code_fits_level"),
        ("province", "951", "TH", "region_code_fits_level"),
        ("province", "96", None, "region_only_country_has_no_parent"),
    ],
)
def test_a_code_that_does_not_fit_is_refused(country, level, code, parent, rule):
    with pytest.raises(IntegrityError, match=rule):
        Region.objects.create(
            level=level, code=code, name_th="ผิด", parent=country[parent] if parent else None
        )


def test_a_code_is_used_once(country):
    with pytest.raises(IntegrityError, match="code"):
        Region.objects.create(level="province", code="95", name_th="ซ้ำ", parent=country["TH"])


def test_validity_runs_forwards(country):
    with pytest.raises(IntegrityError, match="region_valid_in_order"):
        Region.objects.filter(code="95").update(
            valid_from=dt.date(2020, 1, 1), valid_to=dt.date(2019, 1, 1)
        )


def test_below_and_above_walk_the_tree(country):
    assert Region.objects.below(country["9501"]).count() == 3
    assert set(Region.objects.above(country["9501"]).values_list("code", flat=True)) == {
        "9501",
        "95",
        "TH-S",
        "TH",
    }


def test_names_sort_as_in_a_thai_dictionary(country):
    names = Region.objects.at_level("district").by_name().values_list("name_th", flat=True)
    assert list(names) == ["เบตง", "เมืองปัตตานี", "เมืองยะลา"]


def test_history_keeps_every_boundary_in_bulk_writes_too(country):
    Region.objects.filter(code="95").update(boundary=country["94"].boundary)
    event = Region.pgh_event_model.objects.filter(code="95").order_by("-pgh_id").first()
    assert event.boundary.equals(country["94"].boundary)
    assert Region.pgh_event_model.objects.filter(code="95").count() > 1


def test_one_value_a_year_even_without_a_day(country):
    indicator = Indicator.objects.create(slug="poor", name_th="คนจน")
    row = {"indicator": indicator, "region": country["95"], "year": 2018, "value": 1}
    IndicatorValue.objects.create(**row)
    with pytest.raises(IntegrityError, match="indicatorvalue_once"), transaction.atomic():
        IndicatorValue.objects.create(**row)


def test_a_buddhist_year_is_refused(country):
    indicator = Indicator.objects.create(slug="poor", name_th="คนจน")
    with pytest.raises(IntegrityError, match="indicatorvalue_year_is_ce"):
        IndicatorValue.objects.create(indicator=indicator, region=country["95"], year=2561, value=1)


def test_a_place_says_how_it_was_found(country):
    with pytest.raises(IntegrityError, match="says_how_placed"):
        an_actor(placed_by="", region_id=country["95"].pk)


@pytest.mark.parametrize("at", [(10, 50), (6.5, 101.0), (106.5, 15)])
def test_a_point_outside_thailand_is_refused(db, at):
    with pytest.raises(IntegrityError, match="in_thailand"):
        an_actor(at=at)


def test_what_sits_in_the_whole_country_is_drawn_nowhere(country):
    nationwide, local = an_actor(region=country["TH"]), an_actor(region=country["950101"])
    assert (nationwide.at_region, nationwide.drawn_at) == (False, None)
    assert (local.at_region, local.drawn_at) == (True, country["950101"].point)


@pytest.mark.parametrize("ends", [{"low": 2, "high": 3}, {"low": 0}, {"high": 3}])
def test_a_value_lies_in_its_interval(country, ends):
    indicator = Indicator.objects.create(slug="poor", name_th="คนจน")
    row = {"indicator": indicator, "region": country["95"], "year": 2018, "value": 1}
    with pytest.raises(IntegrityError, match="indicatorvalue_in_its_interval"):
        IndicatorValue.objects.create(**row, **ends)


def test_an_indicator_is_no_part_of_itself(db):
    indicator = Indicator.objects.create(slug="poor", name_th="คนจน")
    with pytest.raises(IntegrityError, match="indicator_not_part_of_itself"):
        Indicator.objects.filter(pk=indicator.pk).update(part_of=indicator)
