"""A day or a month as people write it, and how a span is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from records.spans import read_span, typed_span
from records.thai import written_span

JANUARY = (date(2026, 1, 1), date(2026, 1, 31))
A_DAY = (date(2026, 1, 20), date(2026, 1, 20))


@pytest.mark.parametrize("text", ["1/2569", "ม.ค. 2569", "มกราคม 2569", "2026-01", "Jan 2026"])
def test_a_month_is_its_days(text):
    assert read_span(text) == JANUARY


@pytest.mark.parametrize(
    "text",
    ["20/1/2569", "20 ม.ค. 2569", "๒๐ มกราคม พ.ศ. ๒๕๖๙", "2569-01-20", "20 January 2026"],
)
def test_a_day_is_itself_twice(text):
    assert read_span(text) == A_DAY


@pytest.mark.parametrize("text", ["", "วันหนึ่ง", "2569", "13/2569", "31/2/2569", "xx 2569"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="วันที่"):
        read_span(text)


@pytest.mark.parametrize(
    ("span", "thai", "english", "typed"),
    [
        (A_DAY, "20 มกราคม 2569", "20 January 2026", ("20/1/2569", "")),
        (JANUARY, "มกราคม 2569", "January 2026", ("1/2569", "")),
        (
            (date(2025, 12, 1), date(2026, 1, 31)),
            "ธันวาคม 2568 – มกราคม 2569",
            "December 2025 – January 2026",
            ("12/2568", "1/2569"),
        ),
        (
            (date(2026, 1, 1), date(2026, 1, 20)),
            "1 มกราคม 2569 – 20 มกราคม 2569",
            "1 January 2026 – 20 January 2026",
            ("1/1/2569", "20/1/2569"),
        ),
    ],
)
def test_it_is_told_in_either_language_and_typed_again(span, thai, english, typed):
    assert (written_span(*span), typed_span(*span)) == (thai, typed)
    for text, day in zip(typed, (span[0], span[1]), strict=True):
        assert not text or day in read_span(text)
    with override("en"):
        assert written_span(*span) == english
