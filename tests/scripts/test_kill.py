"""Worker, Redis and PostgreSQL are killed in the middle of counting; the counts come out right."""

from __future__ import annotations

import logging
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from celery import Celery

from tests.scripts import compose
from tests.scripts.clusters import ROOT, connect, fill, shell
from tests.scripts.killing import (
    LEFT,
    WORK,
    Changes,
    Part,
    Postgres,
    Reader,
    Worker,
    ask,
)
from tests.site import a_free_port, wait_until_it_answers

pytestmark = pytest.mark.xdist_group("scripts")
logger = logging.getLogger(__name__)
KILLS = 30
# Enough for a count to last as long as it takes to be killed in it: 700 tambons, 5,000 records.
FILLING = """
from random import Random
from django.contrib.gis.geos import Point
from actors.models import Actor
from regions.models import Region
from resources.models import Resource, ResourceKind
from tests import drawing
from tisep.explore import statistics

random, country = Random(1), drawing.draw_country()
issues, _ = drawing.themes()
tambons = []
for number in range(3, 10):
    district = Region.objects.create(
        level="district", code=f"950{number}", parent=country["95"], name_th="อำเภอ")
    tambons += [
        Region(level="tambon", code=f"950{number}{n:02}", parent=district, name_th="ตำบล",
               point=Point(random.uniform(101, 104), random.uniform(6, 7), srid=4326))
        for n in range(100)]
Region.objects.bulk_create(tambons)
tambons = list(Region.objects.filter(level="tambon"))
def place():
    at = Point(random.uniform(101, 104), random.uniform(6, 7), srid=4326)
    return {"region": random.choice(tambons), "placed_by": "code", "location": at,
            "state": "published", "name_th": "ตัวอย่าง"}
Resource.objects.bulk_create(
    Resource(kind=random.choice(ResourceKind.values), **place()) for _ in range(3000))
actors = Actor.objects.bulk_create(Actor(kind="cso", **place()) for _ in range(2000))
for actor in actors[:300]:
    actor.serves.add(random.choice(tambons))
    actor.issues.add(random.choice(list(issues.values())))
statistics.refresh()
"""
COMPARED = """
from tests.tisep.explore.test_statistics_changes import stored
from tisep.explore import statistics
known = stored()
done = statistics.run(everything=True)
print(len(known), done.changes, done.regions, done.mended, stored() == known)
"""


class Site:
    """The platform with its parts: `kill` and `start` work on each."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self.postgres = Postgres()
        stack.callback(self.postgres.remove)
        self.postgres.start()
        stack.callback(self.postgres.stop)
        with closing(connect(f"{self.postgres.address}/postgres")) as server:
            server.autocommit = True
            server.cursor().execute("CREATE DATABASE killed")
        self.database = f"{self.postgres.address}/killed"
        fill(self.database, FILLING)
        self.redis_port, self.port = a_free_port(), a_free_port()
        self.environment = {
            **os.environ,
            **compose.ours()["web"]["environment"],
            "DATABASE_URL": self.database,
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "127.0.0.1",
            "PLAIN_HTTP": "1",
            "DEBUG": "0",
            "STATIC_ROOT": str(folder / "static"),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
        subprocess.run(collect, cwd=ROOT, env=self.environment, check=True)

        def part(kind: type[Part], name: str, command: list[str]) -> Part:
            made = kind(command, self.environment, folder / f"{name}.log")
            stack.callback(made.kill, Random(0))
            return made

        listens = ["--port", str(self.redis_port), "--bind", "127.0.0.1"]
        keeps = ["--appendonly", "yes", "--dir", str(folder)]
        self.redis = part(Part, "redis", ["redis-server", *listens, *keeps])
        self.worker = part(Worker, "worker", compose.command_of("worker"))
        self.beat = part(Part, "beat", here("beat", folder, self.port))
        self.web = part(Part, "web", here("web", folder, self.port))
        self.address = f"http://127.0.0.1:{self.port}"
        wait_until_it_answers(self.address, self.web.process)

    def counting(self) -> bool:
        return bool(ask(self.database, WORK))

    def left(self) -> int | None:
        """Changes that are not counted yet, or None while the database is away."""
        return ask(self.database, LEFT)


def here(service: str, folder: Path, port: int) -> list[str]:
    """Compose's command, with a port and files of its own."""
    command = compose.command_of(service)
    return [part.replace("8000", str(port)).replace("/tmp/", f"{folder}/") for part in command]


def wait_until(true: Callable[[], object], seconds: float) -> bool:
    """Whether it came true in that time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    with ExitStack() as stack:
        yield Site(stack, tmp_path_factory.mktemp("killed"))


@contextmanager
def going_on(*threads: Reader | Changes) -> Iterator[None]:
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.done.set()
            thread.join()


def ask_for_counts(site: Site, random: Random) -> None:
    """Messages as beat sends them, some of them twice; lost where Redis is away."""
    app = Celery(broker=site.environment["REDIS_URL"], set_as_current=False)
    app.conf.update(broker_transport_options={"socket_timeout": 1, "socket_connect_timeout": 1})
    with app.connection_for_write() as connection:
        for name in ["refresh_statistics", *["refresh_statistics_if_moved"] * random.randint(1, 3)]:
            app.send_task(f"tisep.explore.tasks.{name}", connection=connection, retry=False)


def test_whatever_is_killed_the_counts_come_out_right(site):
    seed = secrets.randbelow(10_000)
    logger.info("Seed %d.", seed)
    random = Random(seed)
    reader, changes = Reader(site.address, seed), Changes(site.database, seed)
    parts = [site.worker, site.redis, site.postgres]
    hit = 0
    with going_on(reader, changes):
        for number in range(KILLS):
            ask_for_counts(site, random)
            wait_until(site.counting, 8)
            time.sleep(random.random() / 2)
            hit += site.counting()
            part = parts[number % len(parts)]
            part.kill(random)
            time.sleep(random.random() / 2)
            part.start()
        changes.done.set()
        # By itself, since beat asks again and again.
        assert wait_until(lambda: site.left() == 0, 150), f"{site.left()} changes are left"
    logger.info("%d changes, %d kills in a count, %s", changes.made, hit, reader.answers)
    assert reader.wrong == []
    assert reader.answers[200] > 0
    assert changes.made > KILLS
    assert hit > 0
    assert shell(site.database, COMPARED).split() == ["719", "0", "0", "None", "True"]
