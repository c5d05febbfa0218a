"""A table of one kind of record: read into a plan, shown, then written whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, ClassVar, NamedTuple

import tablib
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from import_export.resources import Resource
from import_export.results import Error, Result

from records.api.tables import cell
from records.exchange.columns import Cells, Column, Wrong, of_field, one_of, text_of
from records.exchange.rows import TOLD, Row, counts_of, report_on, tell, uuids_in
from records.exchange.writing import write
from records.imports import Refused, import_run
from records.models import DataSource, ImportRun

HEADER_ROWS = 1


class Shown(NamedTuple):
    """What import-export's pages ask of a field."""

    column_name: str


class Told(Error):
    """An error in words: no traceback on a page."""

    traceback = ""


class RecordTable(Resource):
    """Its columns are those of the model's fields in `fields_in_order` and what apps add."""

    model: ClassVar[Any]
    # What a stored row is known by, the first column; and what it is called in a preview.
    key: ClassVar[str] = "uuid"
    name: ClassVar[str] = "name_th"
    fields_in_order: ClassVar[tuple[str, ...]] = (
        "name_th",
        "name_en",
        "name_en_unverified",
        "description_th",
        "description_en",
        "aliases",
        "abbreviations",
        "website",
        "state",
        "licence",
        "source_ref",
        "confirmed_on",
    )
    # Whose table it is, as far as it is known: it reaches no further than they do.
    by: Any = None
    required: ClassVar[tuple[str, ...]] = ("name_th",)
    tag_names: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls.model._meta.verbose_name_plural)

    def columns(self) -> list[Column]:
        """In the order of the table; asks the database for the keys that rows may name."""
        sources = dict(DataSource.objects.values_list("slug", "pk"))
        own = [of_field(self.model._meta.get_field(name)) for name in self.fields_in_order]
        return [*own, one_of("source", sources, "slug")]

    def headings(self) -> list[str]:
        return [self.key, *(column.name for column in self.columns())]

    def get_user_visible_fields(self) -> list[Shown]:
        return [Shown(name) for name in self.headings()]

    # Out

    def export(self, queryset: Any = None, **_options: Any) -> tablib.Dataset:
        columns = self.columns()
        rows = tablib.Dataset(headers=[self.key, *(column.name for column in columns)])
        for record in self.with_all(queryset).iterator(chunk_size=1000):
            told = (cell(column.write(record)) for column in columns)
            rows.append([str(getattr(record, self.key)), *told])
        return rows

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return records.select_related("source")

    # In

    def import_data(
        self,
        dataset: tablib.Dataset,
        dry_run: bool = False,
        user: Any = None,
        file_name: str = "",
        run: ImportRun | None = None,
        **_options: Any,
    ) -> Result:
        """The plan, written unless `dry_run`; rows and columns that cannot be used are told.

        `run` is the row of an import that was announced before.
        """
        self.by = user
        result = Result()
        result.diff_headers = [_("Row"), _("Name"), _("What changes"), _("Notes")]
        if unusable := self._unusable(dataset):
            result.append_base_error(Told(unusable))
            return result
        rows, errors = self.plan(dataset)
        for number, wrong in sorted(errors.items())[:TOLD]:
            cells = dataset[number - HEADER_ROWS - 1]
            shown = dict(zip(dataset.headers, cells, strict=False))
            result.append_invalid_row(number, shown, ValidationError(wrong))
        if not dry_run:
            self._write(rows, errors, user, file_name, run)
        tell(result, rows, self.name)
        return result

    def _unusable(self, dataset: tablib.Dataset) -> str:
        headings, ours = dataset.headers or [], self.headings()
        strange = [str(name) for name in headings if name not in ours]
        if strange:
            return _("These columns are not known: %(names)s.") % {"names": ", ".join(strange)}
        if not {"name_th", self.key} & set(headings):
            return _("The table needs a column name_th, or uuid for records that there are.")
        if len(set(headings)) < len(headings):
            return _("A column stands there twice.")
        return ""

    def plan(self, dataset: tablib.Dataset) -> tuple[list[Row], dict[int, dict[str, Any]]]:
        columns = {c.name: c for c in self.columns() if c.name in dataset.headers}
        errors: dict[int, dict[str, Any]] = defaultdict(dict)
        rows: list[Row] = []
        cells: list[Cells] = []
        for number, values in enumerate(dataset, start=HEADER_ROWS + 1):
            here = dict(zip(dataset.headers, values, strict=True))
            if not any(text_of(value) for value in values):
                continue
            rows.append(self._read(number, here, columns, errors))
            cells.append(here)
        self._match(rows, cells, errors)
        self.complete(rows, cells, errors)
        for row in rows:
            self._compare(row)
        return rows, errors

    def _read(
        self, number: int, cells: Cells, columns: dict[str, Column], errors: dict[int, Any]
    ) -> Row:
        row = Row(number, {}, {})
        for name, column in columns.items():
            try:
                value = column.read(cells[name])
            except Wrong as wrong:
                errors[number][name] = str(wrong)
                continue
            if column.attribute:
                (row.tags if column.many else row.values)[column.attribute] = value
        return row

    def _match(self, rows: list[Row], cells: list[Cells], errors: dict[int, Any]) -> None:
        """Find the stored record of each row: by its uuid, else by source and id there."""
        uuids = [text_of(here.get("uuid")) for here in cells]
        wanted = self.model.objects.filter(uuid__in=uuids_in(uuids))
        by_uuid = {str(record.uuid): record for record in self._stored(wanted)}
        refs = {row.values.get("source_ref") for row in rows} - {None, ""}
        by_ref = {
            (record.source_id, record.source_ref): record
            for record in self._stored(self.model.objects.filter(source_ref__in=refs))
        }
        seen: dict[Any, int] = {}
        for row, uuid in zip(rows, uuids, strict=True):
            ref = (row.values.get("source_id"), row.values.get("source_ref"))
            row.record = by_uuid.get(uuid) if uuid else by_ref.get(ref)
            row.new = row.record is None
            if uuid and row.new:
                errors[row.number]["uuid"] = _("No record has this uuid; leave it empty to add.")
            key = row.record.pk if row.record else ref if ref[1] else row.number * -1.0
            if seen.setdefault(key, row.number) != row.number:
                told = _("The same record stands in row %(row)s.") % {"row": seen[key]}
                errors[row.number]["uuid" if uuid else "source_ref"] = told
            for name in self.required if row.new else ():
                if not row.values.get(name):
                    heading = name.removesuffix("_id")
                    errors[row.number].setdefault(heading, _("A new record needs this."))

    def _stored(self, records: Any) -> Any:
        tags = [tag.name for tag in self.model._meta.many_to_many if tag.name in self.tag_names]
        return records.prefetch_related(*tags)

    def complete(
        self, rows: list[Row], cells: list[Cells], errors: dict[int, dict[str, Any]]
    ) -> None:
        """For what depends on several columns, such as the place."""

    def _compare(self, row: Row) -> None:
        """What differs; a stored record's fields that a person edited are left as they are."""
        if row.new:
            row.record = self.model()
        edited = set() if row.new else set(row.record.edited_fields)
        for name, value in row.values.items():
            if row.new or getattr(row.record, name) != value:
                self._keep_or_change(row, name, edited)
        for name, ids in row.tags.items():
            if not row.new and sorted(one.pk for one in getattr(row.record, name).all()) != ids:
                self._keep_or_change(row, name, edited)
            elif row.new and ids:
                row.changed.add(name)
        for name in row.changed & set(row.values):
            setattr(row.record, name, row.values[name])

    def _keep_or_change(self, row: Row, name: str, edited: set[str]) -> None:
        said = name.removesuffix("_id")
        (row.kept if said in edited else row.changed).add(name)

    @classmethod
    def command(cls) -> str:
        """What its imports are called among the import runs."""
        return f"admin import {cls.model._meta.label_lower}"

    def _write(
        self, rows: list[Row], errors: Any, user: Any, file_name: str, announced: ImportRun | None
    ) -> None:
        with import_run(self.command(), by=user, run=announced) as run:
            run.report = {"file": file_name, **report_on(rows)}
            run.counts = counts_of(rows)
            # Outside the transaction that writes, so that it can be watched.
            run.save()
            if errors:
                raise Refused([f"{n}: {c}: {w}" for n, e in errors.items() for c, w in e.items()])
            with transaction.atomic():
                write(self.model, rows, by=user)
                # With the rows or not at all: a worker that ends here does not write them again.
                run.status = ImportRun.Status.APPLIED
                run.save()
