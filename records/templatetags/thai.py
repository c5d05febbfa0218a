"""Dates, years, numbers and Thai text in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from records import thai

register = template.Library()


@register.filter
def be_date(value: date | None) -> str:
    """7 พฤษภาคม 2567 on a Thai page, 7 May 2024 on an English one; empty for no date."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    return thai.written_date(value)


@register.filter
def be_year(value: int | None) -> str:
    """A year stored C.E.: พ.ศ. 2567 on a Thai page, 2024 on an English one."""
    if value is None:
        return ""
    return str(value) if get_language() == "en" else f"พ.ศ. {value + thai.BUDDHIST_ERA}"


@register.filter
def number(value: float | Decimal | None) -> str:
    """With separators and without the zeros that only storage adds: 1,039,270 or 0.382."""
    if value is None:
        return ""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def together(value: str) -> str:
    """Keeps ๆ on the line of the word it repeats."""
    return thai.keep_together(value)
