"""Loads a file of household incomes into the private store, and has its figures computed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.imports import Refused, import_run
from records.models import DataSource, ImportRun
from regions.inequality.computing import compute_waiting
from regions.inequality.loading import HouseholdPlan, load_households


class Command(BaseCommand):
    help = (
        "Plan, and with --apply load, a CSV or XLSX of households: region (code), members, income "
        "(baht a month, of the household), weight, year; nothing else. Then computes the figures."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help="slug of the data source")
        parser.add_argument("--apply", action="store_true", help="write; else only plan")

    def handle(self, *_args: Any, file: Path, source: str, apply: bool, **_: Any) -> None:
        found = DataSource.objects.filter(slug=source).first()
        if found is None:
            raise CommandError(f"there is no data source {source}: add it in the admin first.")
        if not file.is_file():
            raise CommandError(f"{file} is no file.")
        try:
            with import_run("load_households", source=found) as run:
                plan = load_households(file, found, apply=apply)
                run.counts, run.report = plan.counts, plan.report
                run.status = ImportRun.Status.APPLIED if apply else ImportRun.Status.PLANNED
        except Refused as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        self._tell(plan)
        if apply:
            self.stdout.write(f"computed {compute_waiting()} surveys")
        else:
            self.stdout.write("nothing is stored yet: add --apply to do it")

    def _tell(self, plan: HouseholdPlan) -> None:
        counts = ", ".join(f"{name} {number:,}" for name, number in plan.counts.items())
        self.stdout.write(f"{plan.name}: {counts}")
        reading = plan.reading
        for what, rows in (("left out", reading.rejected), ("changed", reading.noted)):
            for why, at in rows.items():
                first = ", ".join(str(number) for number in at[:10])
                more = " …" if len(at) > 10 else ""
                self.stdout.write(f"  {what}: {len(at):,} × {why} (rows {first}{more})")
