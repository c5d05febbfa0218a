"""Official boundaries in place of approximate ones; a dry run unless told to apply."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.imports import Refused, import_run
from records.models import ImportRun
from regions.boundaries.fetching import at_hand
from regions.boundaries.reading import Row, read_rows
from regions.boundaries.replacing import Replacement, plan_boundaries, replace_boundaries
from regions.sources import OFFICIAL, source

SHOWN = 40
TITLES = {
    "without_polygon": "codes without a polygon",
    "abolished": "abolished codes with a polygon, kept as history",
    "repaired": "geometries repaired",
    "refitted": "neighbours fitted together",
    "other_names": "Thai names that differ, kept as they are stored",
    "moved": "records placed by point that move",
    "misfits": "records whose point and region do not agree, left where they are",
}


class Command(BaseCommand):
    help = (
        "Replaces approximate boundaries by official ones (OCHA COD-AB): GeoJSON, also gzipped, "
        "shapefile in a zip, or GeoPackage; one file or several. Checks all of it first, and "
        "shows what would change; --apply does it, in one transaction. Run again, it changes "
        "nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("places", nargs="+", metavar="FILE_OR_URL")
        parser.add_argument("--apply", action="store_true", help="Do it, not only show it.")

    def handle(self, *, places: list[str], apply: bool, **_: Any) -> None:
        start = monotonic()
        try:
            plan, run = self._run(places, apply)
        except Refused as refused:
            raise CommandError(
                "nothing was stored:\n" + "\n".join(f"  {reason}" for reason in refused.reasons)
            ) from refused
        self._tell(plan)
        done = "done" if apply else "nothing is stored yet: add --apply to do it"
        self.stdout.write(f"{done} (import run {run.pk}, {monotonic() - start:.0f} s)")

    def _run(self, places: list[str], apply: bool) -> tuple[Replacement, ImportRun]:
        with (
            import_run("load_boundaries", source=source(OFFICIAL)) as run,
            pghistory.context(import_run=run.pk),
        ):
            run.report = {"places": places}
            rows: list[Row] = []
            for place in places:
                self._say(f"reading {place}")
                with at_hand(place) as path:
                    rows += read_rows(path, place)
            plan = plan_boundaries(rows, self._say)
            replace_boundaries(plan, apply=apply, say=self._say)
            run.counts = plan.counts
            run.report |= plan.report
            if not apply:
                run.status = ImportRun.Status.PLANNED
        return plan, run

    def _say(self, step: str) -> None:
        self.stdout.write(f"  {step}")
        self.stdout.flush()

    def _tell(self, plan: Replacement) -> None:
        counts = plan.counts
        self.stdout.write(
            f"boundaries: {counts['official']:,} official and {counts['approximate']:,} "
            f"approximate to store, {counts['kept']:,} stay as they are"
        )
        for name, title in TITLES.items():
            lines = plan.report[name]
            self.stdout.write(f"{title}: {len(lines):,}")
            for line in lines[:SHOWN]:
                self.stdout.write(f"  {line if isinstance(line, str) else self._record(line)}")
            if len(lines) > SHOWN:
                self.stdout.write(f"  and {len(lines) - SHOWN:,} more, in the import run")

    @staticmethod
    def _record(line: dict[str, str]) -> str:
        return "{record}: {region} (by {placed_by}); its point lies in {point_in}".format(**line)
