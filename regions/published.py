"""Classes that a source publishes with an indicator: names, and the edges between them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

KEYS = {"edges", "names_th", "names_en", "edge_in", "note_th", "note_en"}
LOWER, UPPER = "lower", "upper"


@dataclass(frozen=True)
class PublishedClasses:
    """The lowest first; class n lies between edges n and n + 1. `edge_in`: whether a value on an
    edge between two is in the lower or the upper one. The note says what else is known of it.
    """

    edges: tuple[float, ...]
    names_th: tuple[str, ...]
    names_en: tuple[str, ...]
    edge_in: str
    note_th: str = ""
    note_en: str = ""

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Self | None:
        """From an indicator's `classes`; None for one that has none."""
        if not stored:
            return None
        return cls(
            edges=tuple(stored["edges"]),
            names_th=tuple(stored["names_th"]),
            names_en=tuple(stored["names_en"]),
            edge_in=stored["edge_in"],
            note_th=stored.get("note_th", ""),
            note_en=stored.get("note_en", ""),
        )

    @property
    def bounds(self) -> list[float]:
        """The upper bound of each class: a value belongs to the first that reaches it."""
        *inner, last = self.edges[1:]
        if self.edge_in == UPPER:
            inner = [math.nextafter(edge, -math.inf) for edge in inner]
        return [*inner, last]

    @property
    def names(self) -> list[str]:
        """In the reader's language."""
        return list(self.names_en if get_language() == "en" else self.names_th)

    @property
    def note(self) -> str:
        """In the reader's language."""
        return self.note_en if get_language() == "en" else self.note_th

    def named(self, number: int | None) -> dict[str, str | None]:
        """The name of a class in both languages, by `class_th` and `class_en`."""
        if number is None:
            return {"class_th": None, "class_en": None}
        return {"class_th": self.names_th[number], "class_en": self.names_en[number]}


def check_classes(stored: Any) -> None:
    """Raises ValidationError for what are no classes; {} is none."""
    if stored == {}:
        return
    if (
        not isinstance(stored, dict)
        or set(stored) - KEYS
        or KEYS - {"note_th", "note_en"} - set(stored)
    ):
        raise ValidationError(
            _("Classes have edges, names_th, names_en and edge_in, and may have note_th, note_en.")
        )
    lists = [stored[name] for name in ("edges", "names_th", "names_en")]
    if not all(isinstance(one, list) for one in lists) or not all(
        isinstance(edge, int | float) for edge in stored["edges"]
    ):
        raise ValidationError(_("edges are numbers; edges and names are lists."))
    edges, count = stored["edges"], len(stored["names_th"])
    if len(edges) != count + 1 or len(stored["names_en"]) != count or sorted(set(edges)) != edges:
        raise ValidationError(
            _("There is one more edge than there are names, and each edge is above the last.")
        )
    if stored["edge_in"] not in {LOWER, UPPER}:
        raise ValidationError(_("edge_in is lower or upper."))
