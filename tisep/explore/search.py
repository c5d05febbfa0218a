"""Text search over the index; sql/find.sql says what is found."""

from __future__ import annotations

from django.db.models import Q
from django.db.models.expressions import RawSQL


def found_by(text: str) -> Q:
    """Records in which every term of the text is found."""
    return Q(pk__in=RawSQL("SELECT id FROM explore_find(%s)", [text]))
