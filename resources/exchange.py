"""Resources and needs as spreadsheets. Organisations stand there by their uuid."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from actors.exchange import ThemedTable
from actors.models import Actor
from records.exchange import Cells, Column
from records.exchange.columns import Wrong, one_of, text_of
from records.exchange.rows import Row
from records.thai import to_arabic_digits
from resources.models import Exchange, Need, Resource
from resources.wording import WRITTEN, personal_in, told


def actors_by_uuid() -> dict[str, int]:
    return {str(uuid): pk for uuid, pk in Actor.objects.values_list("uuid", "pk")}


def read_amount(cell: Any) -> int | None:
    text = to_arabic_digits(text_of(cell)).replace(",", "")
    if not text:
        return None
    if not text.isdecimal():
        raise Wrong(_("Write how many as a whole number."))
    return int(text)


class ListingTable(ThemedTable):
    """What is offered or asked for; the same rules hold as where people write it by hand."""

    fields_in_order = ("unit", "exchange", *ThemedTable.fields_in_order)
    organisations: ClassVar[tuple[str, ...]] = ("coordinator",)

    def columns(self) -> list[Column]:
        known = actors_by_uuid()
        amount = Column("amount", "amount", read_amount, lambda record: record.amount)
        return [
            *super().columns(),
            amount,
            *(one_of(name, known, "uuid") for name in self.organisations),
        ]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return super().with_all(records).select_related(*self.organisations)

    def complete(
        self, rows: list[Row], cells: list[Cells], errors: dict[int, dict[str, Any]]
    ) -> None:
        super().complete(rows, cells, errors)
        for row in rows:
            texts = {name: row.values[name] for name in WRITTEN if name in row.values}
            for name, findings in personal_in(texts).items():
                errors[row.number][name] = " ".join(told(findings))
            if not self._goes_together(row):
                said = _("Choose the coordinator, or another way for it to change hands.")
                errors[row.number]["coordinator"] = said
            if said := self._out_of_turn(row):
                errors[row.number][self.model.moves] = said

    def _goes_together(self, row: Row) -> bool:
        through = self._now(row, "exchange") == Exchange.COORDINATOR
        return through == bool(self._now(row, "coordinator_id"))

    def _out_of_turn(self, row: Row) -> str:
        """Why it cannot stand as the row says, if it cannot."""
        moves = self.model.moves
        after = row.values.get(moves)
        if not after or not row.record or row.record.status_now == after:
            return ""
        if row.record.may_become(after):
            return ""
        labels = dict(self.model._meta.get_field(moves).flatchoices)
        words = {"before": labels[row.record.status_now], "after": labels[after]}
        return _("What is “%(before)s” cannot become “%(after)s”.") % words

    def _now(self, row: Row, name: str) -> Any:
        default = Exchange.RELAYED if name == "exchange" else None
        return row.values.get(name, getattr(row.record, name, default))


class ResourceTable(ListingTable):
    model = Resource
    fields_in_order = (
        *("kind", "kind_as_written", "owner_as_text", "offer", "terms_th", "terms_en"),
        *("available_from", "available_until", *ListingTable.fields_in_order),
    )
    required = ("name_th", "kind")
    organisations = ("owner", "coordinator")

    def complete(
        self, rows: list[Row], cells: list[Cells], errors: dict[int, dict[str, Any]]
    ) -> None:
        super().complete(rows, cells, errors)
        for row in rows:
            offered = self._now(row, "offer") in {"open", "reserved"}
            if offered and not self._now(row, "owner_id"):
                errors[row.number]["owner"] = _("Say who offers it.")
            if self._now(row, "offer") == "expired" and not self._now(row, "available_until"):
                errors[row.number]["available_until"] = _("Say until when it was offered.")
            starts, ends = self._now(row, "available_from"), self._now(row, "available_until")
            if starts and ends and ends < starts:
                errors[row.number]["available_until"] = _("It ends before it starts.")


class NeedTable(ListingTable):
    model = Need
    fields_in_order = (
        *("kind", "quantity", "needed_by", "status"),
        *ListingTable.fields_in_order,
    )
    required = ("name_th", "kind", "actor_id")
    organisations = ("actor", "on_behalf_of", "coordinator")

    def complete(
        self, rows: list[Row], cells: list[Cells], errors: dict[int, dict[str, Any]]
    ) -> None:
        super().complete(rows, cells, errors)
        for row in rows:
            if self._now(row, "status") == "expired" and not self._now(row, "needed_by"):
                errors[row.number]["needed_by"] = _("Say by when it was needed.")
