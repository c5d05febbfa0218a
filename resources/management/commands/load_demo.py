"""A whole made-up country: households, an indicator and records; --remove takes it all away."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from actors.models import JointKpi
from regions import demo as of_regions
from regions.inequality.demo import is_computed
from resources.demo import is_loaded, load_records, remove_records


class Command(BaseCommand):
    help = "Loads a synthetic country, labelled as such, for a look at a full site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--households", type=int, default=400_000)
        parser.add_argument("--records", type=int, default=2_000)
        parser.add_argument("--remove", action="store_true", help="take all of it away again")

    def handle(self, *_args: Any, households: int, records: int, remove: bool, **_: Any) -> None:
        if remove:
            call_command("load_demo_households", remove=True, stdout=self.stdout)
            # What is to be reached by a made-up figure is made up too, whoever wrote it.
            JointKpi.objects.filter(indicator__slug=of_regions.SLUG).delete()
            self.stdout.write(f"{of_regions.remove_indicator():,} synthetic values removed")
            self.stdout.write(f"{remove_records():,} synthetic records removed")
            return
        if is_loaded(records) and is_computed(households) and of_regions.is_loaded():
            self.stdout.write("the made-up country is there already")
            return
        self.stdout.write(f"{load_records(records):,} synthetic records")
        self.stdout.write(f"{of_regions.load_indicator():,} synthetic values of an indicator")
        call_command("load_demo_households", size=households, stdout=self.stdout)
