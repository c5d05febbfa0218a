"""Loads the indicator files that an operator keeps in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.imports import Refused, import_run
from records.models import ImportRun
from regions.indicators.declarations import declared_files
from regions.indicators.loading import IndicatorPlan, load_file


class Command(BaseCommand):
    help = "Plan, and with --apply load, the indicator files declared in indicators.toml."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="folder", type=Path, required=True)
        parser.add_argument("--only", nargs="+", metavar="FILE", help="only these files")
        parser.add_argument("--apply", action="store_true", help="write; else only plan")

    def handle(
        self, *_args: Any, folder: Path, only: list[str] | None, apply: bool, **_: Any
    ) -> None:
        declared = declared_files()
        if unknown := set(only or ()) - {one.name for one in declared}:
            known = ", ".join(one.name for one in declared)
            raise CommandError(f"not declared: {', '.join(unknown)}. Declared: {known}.")
        chosen = [one for one in declared if not only or one.name in only]
        found = [one for one in chosen if (folder / one.name).is_file()]
        for one in chosen:
            if one not in found:
                self.stdout.write(f"{one.name}: not in {folder}")
        if not found:
            raise CommandError(f"none of the declared files is in {folder}.")
        with import_run("load_indicators") as run:
            try:
                plans = [load_file(one, folder / one.name, apply=apply) for one in found]
            except Refused as refused:
                raise CommandError("\n".join(refused.reasons)) from refused
            run.counts = {plan.path.name: plan.values.counts for plan in plans}
            run.report = {plan.path.name: plan.report for plan in plans}
            run.status = ImportRun.Status.APPLIED if apply else ImportRun.Status.PLANNED
        for plan in plans:
            self._say(plan)

    def _say(self, plan: IndicatorPlan) -> None:
        how = ", ".join(f"{number} by {way}" for way, number in plan.matched.items())
        self.stdout.write(f"{plan.path.name}: {plan.values}; matched {how or 'nothing'}")
        if plan.without_data:
            self.stdout.write(f"  {plan.without_data} cells without data")
        for note in plan.notes:
            self.stdout.write(f"  {note}")
        for rejection in plan.values.reject:
            self.stdout.write(f"  left out: {rejection.where}: {rejection.reason}")
