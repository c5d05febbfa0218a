"""How long ago somebody confirmed that a record is true."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

MONTH = timedelta(days=30.44)


def months_ago(months: int) -> date:
    return timezone.localdate() - months * MONTH


def not_confirmed_for_a_year() -> Q:
    return Q(confirmed_on=None) | Q(confirmed_on__lt=months_ago(12))
