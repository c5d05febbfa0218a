"""Codes, names and approximate boundaries of Thailand's regions, from packages, no download."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.imports import import_run
from regions.loading import load_regions
from regions.sources import GAZETTEER, source

OUTLINE = "world-atlas/countries-10m.json"


class Command(BaseCommand):
    help = (
        "Loads the country, its parts, provinces, districts and tambons, abolished codes with "
        "their successors, and approximate boundaries. Run again, it changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--outline",
            type=Path,
            default=settings.NODE_MODULES / OUTLINE,
            help="Natural Earth's countries as TopoJSON (default: npm's world-atlas).",
        )

    def handle(self, *, outline: Path, **_: Any) -> None:
        start = monotonic()
        if not outline.is_file():
            raise CommandError(f"{outline} is missing: install the browser's packages (npm ci).")
        with import_run("load_regions", source=source(GAZETTEER)) as run:
            loaded = load_regions(outline=outline, say=lambda step: self.stdout.write(f"  {step}"))
            run.counts = loaded.counts
            run.report = {"other_names": loaded.other_names}
        self._tell(loaded.counts, loaded.other_names, monotonic() - start)

    def _tell(self, counts: dict[str, int], other_names: list[str], seconds: float) -> None:
        told = ", ".join(f"{name} {number:,}" for name, number in counts.items())
        self.stdout.write(f"regions: {told} ({seconds:.1f} s)")
        if other_names:
            self.stdout.write(
                f"  {len(other_names)} names differ from the gazetteer's and were kept: "
                + ", ".join(other_names[:10])
            )
