"""A synthetic country of households, to see and to measure; it leaves again with --remove."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from regions.inequality import store
from regions.inequality.computing import compute
from regions.inequality.demo import SEED, SOURCE, load_demo


class Command(BaseCommand):
    help = "Loads synthetic households, labelled as such everywhere, and computes their figures."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=500_000, help="how many households")
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--remove", action="store_true", help="take them away again")

    def handle(self, *_args: Any, size: int, seed: int, remove: bool, **_: Any) -> None:
        if remove:
            self.stdout.write(f"{store.remove(SOURCE):,} synthetic households removed")
            return
        survey = load_demo(size, seed=seed)
        run = compute(survey)
        regions = run.regions if run else 0
        self.stdout.write(f"{size:,} synthetic households, figures of {regions:,} regions")
