from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from records.templatetags import thai as filters
from records.thai import keep_together, parse_year, to_arabic_digits


@pytest.mark.parametrize(
    "written",
    ["2567", "๒๕๖๗", "พ.ศ. 2567", "พ.ศ.๒๕๖๗", "ปี พ.ศ. 2567", "พศ 2567", "2567 B.E.", "BE 2567"],
)
def test_a_buddhist_year_is_understood_however_it_is_written(written):
    assert parse_year(written).ce == 2024


@pytest.mark.parametrize("written", ["2024", " ค.ศ. 2024 ", "2024 CE", "A.D. 2024", "๒๐๒๔"])
def test_a_common_year_is_understood_however_it_is_written(written):
    assert parse_year(written).ce == 2024


@pytest.mark.parametrize(
    "written",
    ["", "67", "25670", "2300", "พ.ศ. 2024", "ค.ศ. 2567", "พ.ศ. 2567 C.E.", "-2567", "2567.5"],
)
def test_what_is_no_year_is_refused(written):
    with pytest.raises(ValueError, match=r"."):
        parse_year(written)


def test_a_year_says_what_was_understood():
    with translation.override("en"):
        assert parse_year("๒๕๖๗").understood == "B.E. 2567 (C.E. 2024)"
        with pytest.raises(ValueError, match=r"“2300” is not a year between B\.E\. 2443"):
            parse_year("2300")


@given(st.integers(1900, 2200))
def test_both_eras_come_to_the_same_year(year):
    assert parse_year(str(year)).ce == parse_year(str(year + 543)).ce == year


@given(st.text())
def test_any_text_is_a_year_or_refused(text):
    with suppress(ValueError):
        assert 1900 <= parse_year(text).ce <= 2200


def test_thai_digits():
    assert to_arabic_digits("๐๑๒๓๔๕๖๗๘๙ คน") == "0123456789 คน"


@pytest.mark.parametrize(("language", "shown"), [("th", "7 พฤษภาคม 2567"), ("en", "7 May 2024")])
def test_dates_are_in_the_readers_era(language, shown):
    with translation.override(language):
        assert filters.be_date(date(2024, 5, 7)) == shown


def test_a_moment_is_dated_in_bangkok():
    with translation.override("th"):
        assert filters.be_date(datetime(2024, 5, 6, 18, 0, tzinfo=UTC)) == "7 พฤษภาคม 2567"


@pytest.mark.parametrize(("language", "shown"), [("th", "พ.ศ. 2567"), ("en", "2024")])
def test_years_are_in_the_readers_era(language, shown):
    with translation.override(language):
        assert filters.be_year(2024) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1039270.000000000"), "1,039,270"),
        (Decimal("0.382000000"), "0.382"),
        (Decimal("100.0"), "100"),
        (7436, "7,436"),
        (0, "0"),
        (None, ""),
    ],
)
def test_numbers(value, shown):
    assert filters.number(value) == shown


def test_no_date_is_nothing():
    assert filters.be_date(None) == filters.be_year(None) == ""


@pytest.mark.parametrize("text", ["ต่างๆ", "ต่าง ๆ", "ต่าง\u00a0ๆ"])
def test_the_repeat_sign_stays_with_its_word(text):
    assert keep_together(text) == "ต่าง\u00a0ๆ"
