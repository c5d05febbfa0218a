from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from tisep.explore.statistics import refresh


class Command(BaseCommand):
    help = "Count the public records of every region again (the worker does it by itself)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        done = refresh()
        self.stdout.write(f"Counted anew: {done.regions} regions changed, {done.seconds:.1f} s.")
