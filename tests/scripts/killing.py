"""A platform of its own whose parts can be killed without a warning, and started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from random import Random

import psycopg2

from tests.scripts.clusters import ROOT, Cluster, connect

WORK = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7083004"
LEFT = "SELECT count(*) FROM explore_statisticsqueue"


class Part:
    """A process with all that it starts, in a group of its own."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.command, self.environment, self.log = command, environment, log
        self.start()

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, _random: Random) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Worker(Part):
    def kill(self, random: Random) -> None:
        """The whole of it, or first one of the processes that do the work."""
        if random.random() < 0.3:
            kill_one_below(self.process.pid, random)
        super().kill(random)


def kill_one_below(parent: int, random: Random) -> None:
    """Kill one of the process's children, and leave the others a moment to notice."""
    if children := Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        os.kill(int(random.choice(children)), signal.SIGKILL)
        time.sleep(random.random() / 2)


class Postgres(Cluster):
    """A cluster that comes back after a crash."""

    def start(self) -> None:
        for _ in range(100):
            try:
                return super().start()
            except subprocess.CalledProcessError:
                # The last processes of the one before may still hold the memory they shared.
                time.sleep(0.2)
        raise AssertionError("PostgreSQL does not start again.")

    def kill(self, random: Random) -> None:
        """The postmaster, or first one of the processes that work for it."""
        postmaster = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        if random.random() < 0.3:
            kill_one_below(postmaster, random)
        os.kill(postmaster, signal.SIGKILL)


class Reader(threading.Thread):
    """Looks at the map again and again; keeps what is neither an answer nor a plain excuse."""

    ADDRESSES = ("/api/explore/tiles/6/49/30.mvt", "/api/explore/facets", "/", "/api/statistics")
    SAID = {"th": "ฐานข้อมูลยังไม่ตอบ", "en": "database does not answer"}

    def __init__(self, address: str, seed: int) -> None:
        super().__init__(daemon=True)
        self.address, self.random = address, Random(seed)
        self.answers: dict[int, int] = {}
        self.wrong: list[str] = []
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.1):
            self.look(self.random.choice(self.ADDRESSES), self.random.choice(["th", "en"]))

    def look(self, path: str, language: str) -> None:
        request = urllib.request.Request(self.address + path, headers={"Accept-Language": language})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                code, text = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            code, text = error.code, error.read()
        except (urllib.error.URLError, OSError) as error:
            code, text = 0, str(error).encode()
        self.answers[code] = self.answers.get(code, 0) + 1
        if code not in {200, 204} and not self.excused(code, text.decode(), path, language):
            self.wrong.append(f"{path} ({language}): {code} {text[:300]!r}")

    def excused(self, code: int, text: str, path: str, language: str) -> bool:
        if code != 503:
            return False
        said = json.loads(text)["detail"] if path.startswith("/api") else text
        return self.SAID[language] in said


class Changes(threading.Thread):
    """Somebody who goes on editing, as far as the database is there."""

    STATEMENTS = (
        "resources_resource SET location = ST_Translate(location, 0.01, 0)",
        "resources_resource SET kind = 'policy', confirmed_on = current_date",
        "actors_actor SET state = 'archived'",
        "actors_actor SET state = 'published', kind = 'network'",
        "actors_actor SET region_id = (SELECT min(region_id) FROM actors_actor)",
        "actors_actor SET confirmed_on = NULL",
        "actors_issue SET parent_id = NULL",
    )

    def __init__(self, database: str, seed: int) -> None:
        super().__init__(daemon=True)
        self.database, self.random = database, Random(seed)
        self.made = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.05):
            try:
                self.make_some()
            except psycopg2.Error:
                continue

    def make_some(self) -> None:
        with closing(connect(self.database)) as connection:
            while not self.done.wait(0.05):
                change = self.random.choice(self.STATEMENTS)
                with connection, connection.cursor() as cursor:
                    some = self.random.randrange(90)
                    cursor.execute(f"UPDATE {change} WHERE id %% 90 = %s", [some])
                self.made += 1


def ask(database: str, question: str) -> int | None:
    """A number from the database, or None while it is away."""
    try:
        with closing(connect(database)) as connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
    except psycopg2.Error:
        return None
