"""What the measurements of statistics and admin share: the machine, medians, a table."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

TIMES = 3


def begin() -> None:
    """Django on the database of DATABASE_URL."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tisep.settings")
    django.setup()


def use(database: str) -> None:
    """From here on, another database of the same server, with today's tables."""
    connection.close()
    connection.settings_dict["NAME"] = database
    call_command("migrate", verbosity=0)


def seconds(what: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def medians(what: Callable[[], Any], *, before: Callable[[], Any] | None = None) -> float:
    """The median of TIMES runs, in seconds; what comes before each is not timed."""
    taken = []
    for _ in range(TIMES):
        if before:
            before()
        taken.append(seconds(what))
    return median(taken)


def heading(title: str, module: str) -> str:
    """A report's first lines: what was run, when, on what machine and how busy it was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), postgis_lib_version()")
        postgres, postgis = cursor.fetchone()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"# {title}\n"
        f"`python -m {module}` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; "
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB, "
        f"load {os.getloadavg()[0]:.1f} at the end; PostgreSQL {postgres}, PostGIS {postgis}, "
        f"Python {platform.python_version()}. Medians of {TIMES} unless said otherwise.\n"
    )


def table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def write(path: Path, *parts: str) -> None:
    text = "\n".join(parts)
    path.write_text(text)
    sys.stdout.write(text)
