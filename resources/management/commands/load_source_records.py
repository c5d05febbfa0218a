"""Loads the source records: the facts of the project's source documents."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.imports import Refused
from resources.source_records.loading import load_source_records


class Command(BaseCommand):
    help = "Plan, and with --apply load, what the source documents say."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="write; else only plan")

    def handle(self, *_args: Any, apply: bool, verbosity: int, **_: Any) -> None:
        try:
            run, plans = load_source_records(apply=apply)
        except Refused as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        for kind, counts in run.counts.items():
            told = ", ".join(f"{name} {number}" for name, number in counts.items() if number)
            self.stdout.write(f"{kind}: {told}")
        for plan in plans:
            for rejection in plan.reject:
                self.stdout.write(f"  left out: {rejection.where}: {rejection.reason}")
            for edited in plan.edited:
                self.stdout.write(f"  edited here, left alone: {edited}")
        self._list(run.report, verbosity)
        if not apply:
            self.stdout.write("Only planned: nothing is stored. Add --apply to store it.")

    def _list(self, report: dict[str, Any], verbosity: int) -> None:
        """What no record was made of and what has no place: counted, or with -v 2 listed."""
        unmapped = [f"{u['project']}: {u['word']} ({u['reason']})" for u in report["unmapped"]]
        left_out = [f"{one['ref']}: {one['reason']}" for one in report["left_out"]]
        not_named = [f"{ref}: {places}" for ref, places in report["places_not_named"].items()]
        unplaced = [
            f"{one['ref']} {one['name_th']} (serves {', '.join(one['serves']) or 'no region'})"
            for one in report["unplaced"]
        ]
        national = sum("TH" in one["serves"] for one in report["unplaced"])
        for title, lines in (
            ("words left unmapped", unmapped),
            ("named by the sources, no record made", left_out),
            ("places counted by the sources but not named", not_named),
            (f"records without a place of their own, {national} of them nationwide", unplaced),
        ):
            self.stdout.write(f"{len(lines)} {title}{':' if verbosity > 1 else ''}")
            for line in lines if verbosity > 1 else []:
                self.stdout.write(f"  {line}")
