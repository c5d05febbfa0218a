from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tisep.explore.checking import differences


class Command(BaseCommand):
    help = "Compare the index of public records with the records themselves."

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = differences()
        for record, record_id in found:
            self.stdout.write(f"{record} {record_id}")
        if found:
            raise CommandError(f"{len(found)} records differ. rebuild_index puts them right.")
        self.stdout.write("The index says what the records say.")
