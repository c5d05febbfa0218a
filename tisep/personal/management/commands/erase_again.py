"""Erases again whoever had been erased before the backup that was restored was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tisep.personal.erasing import erase_again
from tisep.personal.models import Erasure


class Command(BaseCommand):
    help = "After a restore: erase again everybody whose number the file or the database names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--save", type=Path, help="write the numbers of the erased to this file, and do no more"
        )
        parser.add_argument("--numbers", type=Path, help="a file that --save wrote")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["save"]:
            numbers = Erasure.objects.order_by("number").values_list("number", flat=True)
            options["save"].write_text("".join(f"{number}\n" for number in numbers))
            self.stdout.write(f"numbers saved: {len(numbers)}")
            return
        if options["numbers"]:
            for number in options["numbers"].read_text().split():
                Erasure.objects.get_or_create(number=int(number))
        self.stdout.write(f"erased again: {erase_again()}")
