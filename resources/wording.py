"""What people write about offers and needs, held to naming no private person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regions.wording import Findings, hold_texts_to_nobody, known_places, personal_among, told

# What is written freely; the rest is chosen.
WRITTEN = (
    *("name_th", "name_en", "description_th", "description_en", "aliases", "quantity", "unit"),
    *("terms_th", "terms_en"),
)


def personal_in(values: Mapping[str, Any]) -> dict[str, Findings]:
    """By field, what in its text belongs to a private person."""
    return personal_among(values, WRITTEN)


def hold_to_nobody(record: Any) -> None:
    """Raises ValidationError, by field, where a text names somebody or leads to them."""
    hold_texts_to_nobody(record, WRITTEN)


__all__ = ["WRITTEN", "Findings", "hold_to_nobody", "known_places", "personal_in", "told"]
