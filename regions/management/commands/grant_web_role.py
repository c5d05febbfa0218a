"""Gives the web a database role of its own, which cannot read households' incomes."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from regions.inequality.keeping import grant_web_role


class Command(BaseCommand):
    help = (
        "Makes or brings up to date the database role that the web signs in with: every table but "
        "the households'. Its password is read from WEB_DB_PASSWORD. Run it after each migration."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", nargs="?", default="tisep_web")

    def handle(self, *_args: Any, role: str, **_: Any) -> None:
        grant_web_role(role, os.environ.get("WEB_DB_PASSWORD", ""))
        self.stdout.write(f"{role} may use every table but the households'")
