from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from tisep.explore.checking import rebuild
from tisep.explore.models import IndexedRecord


class Command(BaseCommand):
    help = (
        "Derive the index of public records again. It is kept right by the database: this is for "
        "after its triggers were switched off. Writers of records wait until it is done."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        rebuild()
        self.stdout.write(f"{IndexedRecord.objects.count()} public records are indexed.")
