"""What a value has changed by from one year to another."""

from __future__ import annotations

import re
from typing import Any

ABSOLUTE, PERCENT = CHANGES = ("absolute", "percent")
# On an index or a score 0 is where its makers put it: twice as much says nothing there.
WITHOUT_ZERO = re.compile(r"\b(?:index|score)\b|\b0-1\b|ดัชนี|คะแนน", re.IGNORECASE)
SHARE = re.compile(r"^(?:per cent|%)|^ร้อยละ", re.IGNORECASE)
UNITS = {
    ABSOLUTE: {"unit_th": "จุดร้อยละ", "unit_en": "percentage points"},
    PERCENT: {"unit_th": "ร้อยละ", "unit_en": "per cent"},
}
DIGITS = 9
NOT_EXACT = ("over", "under")


def has_a_zero(unit_en: str, unit_th: str) -> bool:
    """Whether one value can be twice another, as it cannot without a unit."""
    return bool(unit_en or unit_th) and not WITHOUT_ZERO.search(f"{unit_en} {unit_th}")


def unit_of_change(about: dict[str, Any], change: str) -> dict[str, str]:
    """What a change is said in, in both languages: a share changes by percentage points."""
    if change == PERCENT or SHARE.search(about["unit_en"]) or SHARE.search(about["unit_th"]):
        return UNITS[change]
    return {name: about[name] for name in ("unit_th", "unit_en")}


def changed(before: dict[str, Any], after: dict[str, Any], change: str) -> dict[str, Any]:
    """The row of a region from those of both years.

    Its value is null where one of them is unknown, withheld or only a bound, and by per cent where
    the earlier one is not above 0.
    """
    told = {"before": before["value"], "after": after["value"]}
    suppressed = before["suppressed"] or after["suppressed"]
    qualifiers = {before["qualifier"], after["qualifier"]}
    row = {"suppressed": suppressed, "as_of": after["as_of"], "qualifier": "", **told}
    if None in told.values() or qualifiers & {*NOT_EXACT}:
        return row | {"value": None}
    first, last = float(before["value"]), float(after["value"])
    if change == PERCENT and first <= 0:
        return row | {"value": None}
    value = last - first if change == ABSOLUTE else 100 * (last - first) / first
    return row | {"value": round(value, DIGITS), "qualifier": max(qualifiers)}
