"""script/server in a fresh copy of the checkout: from nothing to a page, and all of it ended."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.scripts.conftest import newcomer, number_of
from tests.site import a_free_port

pytestmark = pytest.mark.xdist_group("scripts")


@contextmanager
def server(copy: Path, port: int) -> Iterator[tuple[subprocess.Popen, list[str]]]:
    """script/server until it has told its address; gives the process and what it said."""
    process = subprocess.Popen(
        # A shell cannot trap what it was born ignoring, as whatever runs in the background does.
        ["env", "--default-signal=INT", "script/server"],
        cwd=copy,
        env=newcomer(PORT=str(port)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said: list[str] = []
    try:
        assert process.stdout
        for line in process.stdout:
            said.append(line.strip())
            if "TISEP is at" in line:
                break
        else:
            raise AssertionError("\n".join(said))
        yield process, said
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        process.stdout.close()


def processes_of(copy: Path) -> list[str]:
    """Command lines of the processes that run from the copy, or serve its sockets."""
    marks = (str(copy).encode(), f"-{number_of(copy)}/".encode())
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if any(mark in line for mark in marks):
            found.append(line.replace(b"\0", b" ").decode())
    return found


def read(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
        return answer.read().decode()


def test_a_taken_port_is_told_before_anything_is_set_up(copy):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = subprocess.run(
            ["script/server"],
            cwd=copy,
            env=newcomer(PORT=str(port)),
            capture_output=True,
            text=True,
            check=False,
        )
    assert told.returncode == 1
    assert f"Port {port} is taken" in told.stderr
    assert not (copy / "var" / "venv").exists()


def test_from_nothing_to_a_page_and_all_ended_by_an_interrupt(copy):
    port = a_free_port()
    with server(copy, port) as (process, said):
        assert any("regions" in line for line in said)
        assert "<html" in read(port)
        running = " ".join(processes_of(copy))
        for part in ("gunicorn", "worker", "beat", "postgres", "redis"):
            assert part in running
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert processes_of(copy) == []


def test_a_second_start_does_nothing_twice_and_copes_with_what_was_killed(copy):
    port = a_free_port()
    with server(copy, port) as (process, said):
        assert [line for line in said if re.search(r"done \(\d+s\)", line)] == []
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert "gunicorn" in " ".join(processes_of(copy))
    with server(copy, port) as (process, said):
        assert "Ending what an earlier run left behind." in said
        assert "<html" in read(port)
        refused = subprocess.run(
            ["script/server"],
            cwd=copy,
            env=newcomer(PORT=str(a_free_port())),
            capture_output=True,
            text=True,
            check=False,
        )
        assert "already runs" in refused.stderr
    time.sleep(0.2)
    assert processes_of(copy) == []
