"""What a journey stands on: records made in the site's database, and windows that are watched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.site import ROOT

SIZES = {"phone": {"width": 360, "height": 740}, "wide": {"width": 1440, "height": 900}}
Run = Callable[[str], None]


@contextmanager
def standing(environment: dict[str, str], make: str, remove: str) -> Iterator[Run]:
    """Gives what runs a few lines in a process of the site, as its worker would."""

    def run(script: str) -> None:
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", script]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)

    run(make)
    yield run
    run(remove)


@contextmanager
def window(browser: Browser, site: str, size: dict[str, int], *, but: str = "") -> Iterator[Page]:
    """Somebody's own, in Thai, at the front page. It must not complain nor look elsewhere;
    `but` is what it is meant to tell, such as of a form that is sent back (422)."""
    context = browser.new_context(viewport=size, locale="th-TH", base_url=site)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request", lambda r: r.url.startswith((site, "data:", "blob:")) or complaints.append(r.url)
    )
    page.goto("/")
    yield page
    context.close()
    assert [said for said in complaints if not but or but not in said] == []
