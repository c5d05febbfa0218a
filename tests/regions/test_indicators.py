"""Indicator files: read as declared, matched where safe and said, else refused with the row."""

from __future__ import annotations

import gzip
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from records.imports import Refused
from records.models import ImportRun
from regions.indicators.declarations import IndicatorColumn, IndicatorFile, RegionColumns
from regions.indicators.loading import load_file
from regions.models import Indicator, IndicatorValue

pytestmark = pytest.mark.django_db

RATE = IndicatorColumn(
    slug="poor-rate",
    columns=("rate",),
    smallest=0,
    largest=100,
    percent=True,
    part_of=None,
    fields={"name_th": "อัตราคนจน", "name_en": "Poverty rate"},
)


def declared(**changes) -> IndicatorFile:
    values = {
        "name": "rates.csv",
        "source": {"slug": "drawn", "name_th": "วาดเอง", "licence": "CC0-1.0"},
        "region": RegionColumns(code="code"),
        "indicators": (RATE,),
        "year_column": "year",
        **changes,
    }
    return IndicatorFile(**values)


@pytest.fixture
def write(tmp_path, country):
    def written(text: str, name: str = "rates.csv") -> Path:
        path = tmp_path / name
        raw = text.encode()
        path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
        return path

    return written


def stored() -> dict[tuple[str, int], Decimal]:
    rows = IndicatorValue.objects.values_list("region__code", "year", "value")
    return {(code, year): value for code, year, value in rows}


def test_a_plan_writes_nothing(write):
    plan = load_file(declared(), write("code,year,rate\n95,2018,12.5\n"), apply=False)
    assert plan.values.counts["add"] == 1
    assert not Indicator.objects.exists()


def test_an_applied_plan_is_stored_once(write):
    path = write("code,year,rate\n95,2018,12.5\n94,2018,7\n")
    load_file(declared(), path, apply=True)
    assert stored() == {("95", 2018): Decimal("12.5"), ("94", 2018): Decimal(7)}
    again = load_file(declared(), path, apply=True)
    assert (again.values.counts["keep"], again.values.counts["add"]) == (2, 0)


def test_columns_may_stand_in_any_order_and_case_and_that_is_said(write):
    plan = load_file(declared(), write("RATE,Year,Code\n12.5,2018,95\n"), apply=True)
    assert stored() == {("95", 2018): Decimal("12.5")}
    assert "rates.csv: column “RATE” read as “rate”" in plan.notes


def test_a_missing_column_refuses_the_file_and_names_what_it_has(write):
    with pytest.raises(Refused, match=r"rates\.csv has no column “rate”; it has: code, year, gini"):
        load_file(declared(), write("code,year,gini\n95,2018,0.4\n"), apply=True)
    assert not Indicator.objects.exists()


def test_buddhist_years_thai_digits_and_separators_are_understood_and_said(write):
    path = write('code,year,rate\n95,๒๕๖๑,"1,2"\n94,2561,๗.๕\n')
    wide = declared(indicators=(RATE,))
    plan = load_file(wide, path, apply=True)
    assert stored() == {("94", 2018): Decimal("7.5")}
    assert any("2561" in note and "2018" in note for note in plan.notes)
    assert "rates.csv, row 2, rate" in [r.where for r in plan.values.reject]


def test_thousands_separators_are_read(write):
    people = IndicatorColumn("people", ("total",), 0, 1e9, False, None, {"name_th": "ประชากร"})
    path = write('code,year,total\n95,2021,"1,234,567"\n')
    load_file(declared(indicators=(people,)), path, apply=True)
    assert stored() == {("95", 2021): Decimal(1234567)}


def test_percentages_given_as_fractions_are_refused_with_the_mend(write):
    plan = load_file(declared(), write("code,year,rate\n95,2018,0.125\n"), apply=True)
    assert stored() == {}
    assert plan.values.reject[0].where == "rates.csv, row 2, rate"
    assert "100" in plan.values.reject[0].reason


@pytest.mark.parametrize("value", ["abc", "nan", "inf", "-1", "101"])
def test_a_value_that_cannot_be_true_is_left_out_with_its_row(write, value):
    plan = load_file(declared(), write(f"code,year,rate\n95,2018,{value}\n94,2018,5\n"), apply=True)
    assert stored() == {("94", 2018): Decimal(5)}
    assert [r.where for r in plan.values.reject] == ["rates.csv, row 2, rate"]


@pytest.mark.parametrize("value", ["", "-", "n/a", "ไม่มีข้อมูล"])
def test_no_data_stores_no_row(write, value):
    plan = load_file(declared(), write(f"code,year,rate\n95,2018,{value}\n"), apply=True)
    assert stored() == {}
    assert plan.without_data == 1


@pytest.mark.parametrize("code", ["5", "99", "950", "ยะลา"])
def test_an_unknown_code_is_reported_not_guessed(write, code):
    plan = load_file(declared(), write(f"code,year,rate\n{code},2018,5\n"), apply=True)
    assert stored() == {}
    assert code in plan.values.reject[0].reason


@pytest.mark.parametrize("code", ["TH95", "95.0", " 95 "])
def test_a_code_in_another_dress_is_found(write, code):
    load_file(declared(), write(f"code,year,rate\n{code},2018,5\n"), apply=True)
    assert stored() == {("95", 2018): Decimal(5)}


def test_the_same_region_twice_with_one_value_is_one(write):
    plan = load_file(declared(), write("code,year,rate\n95,2018,5\n95,2018,5\n"), apply=True)
    assert stored() == {("95", 2018): Decimal(5)}
    assert any("row 3" in note for note in plan.notes)


def test_the_same_region_twice_with_two_values_is_neither(write):
    plan = load_file(declared(), write("code,year,rate\n95,2018,5\n95,2018,6\n"), apply=True)
    assert stored() == {}
    assert {r.where for r in plan.values.reject} == {
        "rates.csv, row 2, rate",
        "rates.csv, row 3, rate",
    }


def test_names_are_found_at_their_level_only(write):
    by_name = declared(region=RegionColumns(name="code", level="province"))
    plan = load_file(by_name, write("code,year,rate\nยะลา,2018,5\nเบตง,2018,6\n"), apply=True)
    assert stored() == {("95", 2018): Decimal(5)}
    assert len(plan.values.reject) == 1


def test_an_alias_leads_where_no_spelling_does(write):
    region = RegionColumns(name="code", level="province", aliases={"Whole Kingdom": "TH"})
    load_file(declared(region=region), write("code,year,rate\nWhole Kingdom,2018,5\n"), apply=True)
    assert stored() == {("TH", 2018): Decimal(5)}


def test_a_wide_file_has_a_column_a_year(write):
    wide = declared(year_column=None, wide=True)
    load_file(wide, write("code,2017,2561\n95,5,6\n"), apply=True)
    assert stored() == {("95", 2017): Decimal(5), ("95", 2018): Decimal(6)}


def test_a_part_is_joined_to_its_composite_unless_a_person_did_otherwise(write):
    part = replace(RATE, slug="income", columns=("income",), part_of="poor-rate")
    files = declared(indicators=(part, RATE))
    path = write("code,year,rate,income\n95,2021,10,4\n")
    load_file(files, path, apply=True)
    joined = Indicator.objects.get(slug="income")
    assert joined.part_of.slug == "poor-rate"
    joined.part_of = None
    joined.mark_edited(["part_of"])
    joined.save()
    load_file(files, path, apply=True)
    assert Indicator.objects.get(slug="income").part_of is None


def test_what_a_person_edited_is_not_overwritten(write):
    load_file(declared(), write("code,year,rate\n95,2018,5\n"), apply=True)
    value, indicator = IndicatorValue.objects.get(), Indicator.objects.get()
    value.value = Decimal(9)
    value.mark_edited(["value"])
    value.save()
    indicator.name_th = "ชื่อที่คนแก้"
    indicator.mark_edited(["name_th"])
    indicator.save()
    plan = load_file(declared(), write("code,year,rate\n95,2018,6\n"), apply=True)
    indicator.refresh_from_db()
    assert stored() == {("95", 2018): Decimal(9)}
    assert indicator.name_th == "ชื่อที่คนแก้"
    assert plan.values.edited == ["rates.csv, row 2, rate: value"]


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00broken", b"\x1f\x8bnot gzip"])
def test_a_broken_file_is_refused(tmp_path, country, raw):
    path = tmp_path / "rates.csv.gz"
    path.write_bytes(raw)
    with pytest.raises(Refused, match="cannot be read"):
        load_file(declared(), path, apply=True)


def test_the_command_refuses_a_folder_with_nothing_in_it(tmp_path, country):
    with pytest.raises(CommandError, match="none of the declared files"):
        call_command("load_indicators", "--from", str(tmp_path))
    with pytest.raises(CommandError, match="not declared"):
        call_command("load_indicators", "--from", str(tmp_path), "--only", "else.csv")


def test_the_command_plans_by_default_and_leaves_a_run(tmp_path, country, capsys):
    (tmp_path / "tpmap_2561_province.csv").write_text(
        "province_ID,poor.JPT.CNT,poor.JPT.MOFval.CNT,poor.JPT.MOFval.health,"
        "poor.JPT.MOFval.living,poor.JPT.MOFval.education,poor.JPT.MOFval.income,"
        "poor.JPT.MOFval.accessibility,JPT.MOFval.pov.rate,HOUSEMEMBER_CNT\n"
        "95,100,50,1,2,3,4,5,1.5,3333\n"
    )
    call_command("load_indicators", "--from", str(tmp_path))
    assert not IndicatorValue.objects.exists()
    assert ImportRun.objects.get().status == "planned"
    call_command("load_indicators", "--from", str(tmp_path), "--apply")
    assert IndicatorValue.objects.count() == 9
    assert "9 by code" in capsys.readouterr().out
