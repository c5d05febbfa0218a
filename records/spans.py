"""A day or a month as people write it, in either era: 20/1/2569, ม.ค. 2569, 2026-01."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from records.thai import BUDDHIST_ERA, are_whole_months, parse_year, to_arabic_digits

Span = tuple[date, date]

THAI_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = (
    *("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"),
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
YEAR = r"(?P<year>[0-9]{4})"
BACKWARDS = re.compile(rf"{YEAR}-(?P<month>[0-9]{{1,2}})(?:-(?P<day>[0-9]{{1,2}}))?")
FORWARDS = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})\s*[/.\s-]\s*)?(?P<month>[0-9]{{1,2}}|[^\W\d][^\d/]*?)"
    rf"[/.\s-]*(?:พ\.?ศ\.?\s*|ค\.?ศ\.?\s*)?{YEAR}"
)


def read_span(text: str) -> Span:
    """The first and the last day of what is written: one day twice, or the ends of a month.

    Raises ValueError, in the reader's language, for anything else.
    """
    plain = to_arabic_digits(text).strip()
    found = BACKWARDS.fullmatch(plain) or FORWARDS.fullmatch(plain)
    month = _month(found["month"]) if found else None
    if not found or not month:
        raise ValueError(_("Write a day or a month: 20/1/2569 or 1/2569."))
    year = parse_year(found["year"]).ce
    try:
        if found["day"]:
            day = date(year, month, int(found["day"]))
            return day, day
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError as error:
        raise ValueError(_("There is no such day.")) from error


def typed_span(first: date, last: date) -> tuple[str, str]:
    """What somebody could have typed for it: the beginning, and the end where it is another."""
    whole = are_whole_months(first, last)
    written = [_typed(day, whole=whole) for day in (first, last)]
    return written[0], written[1] if written[1] != written[0] else ""


def _typed(day: date, *, whole: bool) -> str:
    year = day.year + (0 if get_language() == "en" else BUDDHIST_ERA)
    return f"{day.month}/{year}" if whole else f"{day.day}/{day.month}/{year}"


def _month(written: str) -> int | None:
    """1 to 12, of a number or a name in either language, whole or shortened."""
    if written.isdigit():
        return int(written) if 1 <= int(written) <= 12 else None
    name = written.replace(".", "").replace(" ", "").lower()
    if name in THAI_MONTHS:
        return THAI_MONTHS.index(name) + 1
    short = name if name in SHORT_MONTHS else name[:3]
    return SHORT_MONTHS.index(short) % 12 + 1 if short in SHORT_MONTHS else None
