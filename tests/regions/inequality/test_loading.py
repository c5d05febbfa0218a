"""A file of households into the store: what is refused, left out, changed, and told."""

from __future__ import annotations

import csv
from datetime import date

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from records.imports import Refused
from records.models import DataSource, ImportRun
from regions.inequality.loading import load_households
from regions.models import Household, HouseholdFile, IncomeSurvey, InequalityEstimate, Region

HEADER = ["region", "members", "income", "weight", "year"]
GOOD = ["950101", "3", "12500", "450.25", "2567"]


@pytest.fixture
def source(country):
    return DataSource.objects.create(slug="survey", name_th="สำรวจ")


@pytest.fixture
def write(tmp_path):
    def write(*rows, header=HEADER, name="households.csv"):
        path = tmp_path / name
        if path.suffix == ".xlsx":
            book = openpyxl.Workbook()
            for row in (header, *rows):
                book.active.append(list(row))
            book.save(path)
        else:
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([header, *rows])
        return path

    return write


def stored() -> list[tuple]:
    fields = ("region__code", "members", "income", "weight", "survey__year")
    return sorted(Household.objects.filter(left=0).values_list(*fields))


def test_a_plan_stores_nothing_and_applied_it_stores_all(source, write):
    path = write(GOOD, ["9501", "1", "9,000.50", "๒", "2024"])
    plan = load_households(path, source, apply=False)
    assert plan.counts["add"] == 2
    assert not Household.objects.exists()
    assert not HouseholdFile.objects.exists()
    load_households(path, source, apply=True)
    assert stored() == [("9501", 1, 9001, 200, 2024), ("950101", 3, 12500, 45025, 2024)]


def test_the_same_file_again_changes_nothing(source, write):
    path = write(GOOD, GOOD, ["950102", "2", "0", "1", "2024"])
    load_households(path, source, apply=True)
    again = load_households(path, source, apply=True)
    assert (again.counts["add"], again.counts["remove"], again.counts["keep"]) == (0, 0, 3)
    assert IncomeSurvey.objects.get().version == 1


def test_another_edition_takes_the_place_of_a_files_households(source, write):
    load_households(write(GOOD, GOOD, ["950102", "2", "0", "1", "2024"]), source, apply=True)
    plan = load_households(write(GOOD, ["950102", "2", "700", "1", "2024"]), source, apply=True)
    assert (plan.counts["add"], plan.counts["remove"], plan.counts["keep"]) == (1, 2, 1)
    assert stored() == [("950101", 3, 12500, 45025, 2024), ("950102", 2, 700, 100, 2024)]


def test_a_file_of_another_name_adds_even_what_is_alike(source, write):
    load_households(write(GOOD), source, apply=True)
    load_households(
        write(GOOD, ["9401", "1", "5", "1", "2024"], name="more.csv"), source, apply=True
    )
    assert len(stored()) == 3
    third = write(GOOD, ["9401", "1", "5", "1", "2024"], name="third.csv")
    with pytest.raises(Refused, match=r"stored already, as more\.csv"):
        load_households(third, source, apply=True)


@pytest.mark.parametrize(
    "header",
    [
        [*HEADER, "name"],
        [*HEADER, "ชื่อ"],
        [*HEADER, "เลขประจำตัวประชาชน"],
        [*HEADER, "phone"],
        [*HEADER, ""],
        HEADER[:-1],
        ["region", "region_code", *HEADER[1:]],
        GOOD,
    ],
)
def test_other_columns_are_refused(source, write, header):
    with pytest.raises(Refused):
        load_households(write([*GOOD, "x"][: len(header)], header=header), source, apply=True)
    assert not Household.objects.exists()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (2, "1103700123456"),
        (0, "1-1037-00123-45-6"),
        (3, "๑๑๐๓๗๐๐๑๒๓๔๕๖"),
        (1, "นายสมมติ ทดสอบ"),
        (0, "นางสาวสมมติ"),
        (4, "Mr. Example"),
        (1, "สมมติ ทดสอบ"),
        (2, "Example Person"),
    ],
)
def test_what_looks_like_a_person_refuses_the_file_and_is_not_repeated(source, write, column, cell):
    row = [*GOOD]
    row[column] = cell
    with pytest.raises(Refused, match="row 3") as refused:
        load_households(write(GOOD, row), source, apply=True)
    assert cell not in str(refused.value)
    assert not Household.objects.exists()


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        (0, "", "code is missing"),
        (0, "999999", "no official code"),
        (1, "0", "members"),
        (1, "2.5", "members"),
        (1, "", "no members"),
        (2, "", "no income"),
        (2, "n/a", "no income"),
        (2, "lots", "income stands no number"),
        (3, "0", "weight is zero"),
        (3, "-2", "weight is zero"),
        (3, "", "no weight"),
        (3, "nan", "weight stands no number"),
        (4, "", "year is missing"),
        (4, "67", "year is missing"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_told(source, write, column, cell, why):
    row = [*GOOD]
    row[column] = cell
    plan = load_households(write(GOOD, row), source, apply=True)
    [(reason, rows)] = plan.reading.rejected.items()
    assert why in reason
    assert rows == [3]
    assert len(stored()) == 1


def test_what_is_changed_on_the_way_is_told(source, write, country):
    gone = Region.objects.create(
        level="tambon", code="950199", parent=country["9501"], name_th="เก่า",
        valid_to=date(2010, 1, 1),
    )  # fmt: skip
    moved = Region.objects.create(
        level="tambon", code="950198", parent=country["9501"], name_th="ย้าย",
        valid_to=date(2010, 1, 1),
    )  # fmt: skip
    moved.successors.add(country["950201"])
    assert gone.path[1] == "9501"
    path = write(
        ["950101", "1", "-300", "1", "2024"],
        ["950199", "1", "1", "1", "2024"],
        ["950198", "1", "2", "1", "2024"],
        ["95", "1", "3", "1", "2024"],
        ["950101", "1", "4", "1", "๒๕๖๖"],
    )
    plan = load_households(path, source, apply=True)
    assert [row[0] for row in stored()] == ["95", "9501", "950101", "950101", "950201"]
    assert ("950101", 1, 0, 100, 2024) in stored()
    noted = {rows[0]: text for text, rows in plan.reading.noted.items()}
    assert "negative" in noted[2]
    assert "abolished" in noted[3]
    assert "counts in" in noted[3]
    assert "abolished" in noted[4]
    assert "no finer than a province" in noted[5]
    assert "B.E. 2566 (C.E. 2023)" in noted[6]
    assert plan.counts["changed"] == 5


def test_excel_reads_as_text_does(source, write):
    path = write([950101, 3, 12500.0, 450.25, 2567], name="households.xlsx")
    load_households(path, source, apply=True)
    assert stored() == [("950101", 3, 12500, 45025, 2024)]


class TestCommand:
    def test_plans_first_then_loads_and_computes(self, source, write, capsys):
        rows = [[code, "2", str(9000 + n), "1", "2024"] for n in range(35)
                for code in ("950101", "940101")]  # fmt: skip
        path = write(*rows, ["950101", "2", "", "1", "2024"])
        call_command("load_households", path, source="survey")
        said = capsys.readouterr().out
        assert "add 70" in said
        assert "left out: 1 × There is no income. (rows 72)" in said
        assert not InequalityEstimate.objects.exists()
        call_command("load_households", path, source="survey", apply=True)
        assert InequalityEstimate.objects.get(region__code="TH", measure="gini").n == 70
        planned, applied = ImportRun.objects.order_by("pk")
        assert (planned.status, applied.status) == ("planned", "applied")
        assert applied.report["left out"] == {"There is no income.": {"count": 1, "rows": [72]}}

    def test_a_refused_file_leaves_a_run_that_says_why(self, source, write):
        with pytest.raises(CommandError, match="not taken"):
            call_command("load_households", write(header=[*HEADER, "name"]), source="survey")
        assert ImportRun.objects.get().status == "refused"

    def test_an_unknown_source_is_refused(self, country, write):
        with pytest.raises(CommandError, match="no data source"):
            call_command("load_households", write(GOOD), source="nobody")


def test_the_demo_comes_labelled_and_leaves_whole(country, capsys):
    call_command("load_demo_households", size=900)
    figures = InequalityEstimate.objects.select_related("survey__source")
    assert figures.count() > 100
    assert all(one.survey.source.is_synthetic for one in figures)
    assert Household.objects.count() == 900
    first = sorted(Household.objects.values_list("region__code", "income", "weight"))
    call_command("load_demo_households", size=900)
    assert sorted(Household.objects.values_list("region__code", "income", "weight")) == first
    call_command("load_demo_households", remove=True)
    assert not InequalityEstimate.objects.exists()
    assert not Household.objects.exists()
    assert "900 synthetic households removed" in capsys.readouterr().out
