"""Loads the starter glossary: the words of the field in Thai and English, as people say them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records.imports import Refused
from tisep.explore.glossary import load_glossary


class Command(BaseCommand):
    help = "Plan, and with --apply load, the glossary's terms. Run again, it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="write; else only plan")

    def handle(self, *_args: Any, apply: bool, **_: Any) -> None:
        try:
            run, plan = load_glossary(apply=apply)
        except Refused as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        self.stdout.write(str(plan))
        for rejection in plan.reject:
            self.stdout.write(f"  left out: {rejection.where}: {rejection.reason}")
        for edited in plan.edited:
            self.stdout.write(f"  edited here, left alone: {edited}")
        if missing := run.report["tags_missing"]:
            told = ", ".join(missing[:10])
            self.stdout.write(f"  {len(missing)} tags are not known here, left out: {told}")
        if not apply:
            self.stdout.write("Only planned: nothing is stored. Add --apply to store it.")
