"""The glossary as a spreadsheet."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from actors.exchange import themes
from records.exchange import Cells, Column, KeyedTable
from records.exchange.rows import Row
from tisep.explore.models import GlossaryTerm


class GlossaryTable(KeyedTable):
    model = GlossaryTerm
    key = name = "slug"
    fields_in_order: ClassVar[tuple[str, ...]] = (
        "term_th",
        "term_en",
        "abbreviations",
        "synonyms_th",
        "synonyms_en",
        "lay_words",
        "wider_words",
        "note",
        "active",
    )
    terms: ClassVar[tuple[str, ...]] = ("term_th", "term_en")
    tag_names: ClassVar[tuple[str, ...]] = ("issues", "target_groups")

    def columns(self) -> list[Column]:
        return [*super().columns(), *themes()]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return records.prefetch_related("issues", "target_groups")

    def complete(
        self, rows: list[Row], cells: list[Cells], errors: dict[int, dict[str, Any]]
    ) -> None:
        super().complete(rows, cells, errors)
        for row in rows:
            terms = (row.values.get(name, getattr(row.record, name, "")) for name in self.terms)
            if not any(terms):
                told = _("Write the term in Thai, in English or in both.")
                errors[row.number].setdefault("term_th", told)
