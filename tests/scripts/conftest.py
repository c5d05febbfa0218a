"""A copy of this checkout, as a newcomer has it, and its scripts run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.scripts.clusters import backup, cluster, empty, filled

__all__ = ["backup", "cluster", "empty", "filled"]

ROOT = Path(__file__).resolve().parent.parent.parent
# What script/test has set for its own servers: a newcomer has none of it.
OURS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DEBUG", "BASE_MAP_URL", "STATIC_ROOT")

Bash = Callable[[str], subprocess.CompletedProcess]


def newcomer(**more: str) -> dict[str, str]:
    """This machine's environment without what the scripts put into it."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | more


def number_of(copy: Path) -> str:
    """What tells a checkout's places outside of it from another's (script/lib/place.sh)."""
    checkout = subprocess.run(
        ["cksum"], input=str(copy), capture_output=True, text=True, check=True
    )
    return checkout.stdout.split()[0]


@pytest.fixture(scope="session")
def copy(tmp_path_factory) -> Iterator[Path]:
    """The files that git knows or would take, in a folder too deep for a socket."""
    folder = tmp_path_factory.mktemp("copy") / ("deep" * 15) / ("deeper" * 10)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    yield folder
    for places in ("/run", "/tmp", "/var/lib"):
        for place in Path(places).glob(f"tisep-*{number_of(folder)}"):
            shutil.rmtree(place)


@pytest.fixture
def bash(tmp_path) -> Bash:
    """Runs a few lines with script/lib's functions, all they make in a folder of the test."""
    for made in ("log", "stamps"):
        (tmp_path / "var" / made).mkdir(parents=True)
    (tmp_path / "script").symlink_to(ROOT / "script")

    def run(lines: str) -> subprocess.CompletedProcess:
        parts = "say place lock once system python postgres redis environment servers processes web"
        start = f'set -euo pipefail; for part in {parts}; do . "script/lib/$part.sh"; done\n'
        return subprocess.run(
            ["bash", "-c", start + lines],
            cwd=tmp_path,
            env=newcomer(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run
