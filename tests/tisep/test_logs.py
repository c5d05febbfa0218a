"""Every line is JSON, knows its request, and tells nothing about people."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from records.models import User
from tests.tisep.log_tasks import count_to
from tisep.logs import JsonLines, a_request_id, context

ROOT = Path(__file__).resolve().parents[2]
QUEUE = f"logs-{uuid.uuid4().hex}"


def greet(request: HttpRequest, **_said: str) -> HttpResponse:
    logging.getLogger("tisep.greeting").info("Hello", extra={"language": "th"})
    logging.getLogger("urllib3").info("Fetched", extra={"address": "somebody@example.com"})
    return HttpResponse("hello")


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("it broke")


def be_down(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=503)


def ask_worker(request: HttpRequest) -> HttpResponse:
    count_to.apply_async([2], queue=QUEUE)
    return HttpResponse("asked")


urlpatterns = [
    path("greet/<str:name>", greet),
    path("invitation/<str:key>", greet),
    path("stop/<str:token>", greet),
    path("fail", fail),
    path("down", be_down),
    path("ask", ask_worker),
    path("healthz", greet),
    path("readyz", be_down),
    path("static/<str:name>", greet),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def said():
    """A function that gives the lines logged so far, read back from their JSON."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def test_a_request_is_one_line_without_its_query_string(client, said):
    client.get("/greet/ya?q=ธรรมนูญ&bbox=101,6,102,7", headers={"user-agent": "a-phone"})
    [line] = [line for line in said() if line["logger"] == "tisep.logs"]
    assert line["message"] == "GET /greet/ya 200"
    assert {key: line[key] for key in ("level", "method", "path", "route", "status")} == {
        "level": "INFO",
        "method": "GET",
        "path": "/greet/ya",
        "route": "greet/<str:name>",
        "status": 200,
    }
    assert line["duration_ms"] >= 0
    assert line["time"].endswith("+00:00")
    for secret in ("ธรรมนูญ", "bbox", "127.0.0.1", "a-phone"):
        assert secret not in json.dumps(said(), ensure_ascii=False)


def test_what_lets_one_in_is_not_told(client, said):
    for name in ("invitation", "stop"):
        client.get(f"/{name}/a-secret-word")
    lines = [line for line in said() if line["logger"] == "tisep.logs"]
    assert [line["path"] for line in lines] == ["/invitation/…", "/stop/…"]
    assert "a-secret-word" not in json.dumps(lines)


def test_every_line_of_a_request_carries_the_id_that_is_answered_back(client, said):
    first = client.get("/greet/a")["X-Request-ID"]
    second = client.get("/greet/b")["X-Request-ID"]
    assert first != second
    assert {line["request_id"] for line in said()} == {first, second}
    assert [line["message"] for line in said() if line["request_id"] == first] == [
        "Hello",
        "Fetched",
        "GET /greet/a 200",
    ]
    with context():
        logging.getLogger("tisep").info("between requests")
    assert "request_id" not in said()[-1]


@pytest.mark.parametrize("offered", ["0123abcd", "7f3a-b2.c_d" * 5, "5f" * 16])
def test_a_sane_id_is_kept(client, offered):
    assert client.get("/greet/a", headers={"x-request-id": offered})["X-Request-ID"] == offered


@pytest.mark.parametrize(
    "offered",
    ["", "short", "a" * 65, "somebody@example.com", "with space", 'a"}\n{"b', "-leading-dash"],
)
def test_any_other_id_is_replaced(offered):
    assert a_request_id(offered) != offered
    assert uuid.UUID(a_request_id(offered))


def test_only_our_own_loggers_say_more_than_their_message(client, said):
    client.get("/greet/a")
    hello, fetched, _ = said()
    assert hello["language"] == "th"
    assert "address" not in fetched


def test_a_failure_has_its_traceback_under_the_requests_id(client, said):
    client.raise_request_exception = False
    answer = client.get("/fail?q=secret")
    failure, line = said()
    assert answer.status_code == line["status"] == 500
    assert failure["level"] == "ERROR"
    assert "RuntimeError: it broke" in failure["exception"]
    assert failure["request_id"] == line["request_id"] == answer["X-Request-ID"]
    assert "secret" not in json.dumps(said())


def test_what_django_says_after_the_answer_knows_its_request_too(client, said):
    answer = client.get("/down")
    assert [line["logger"] for line in said()] == ["tisep.logs", "django.request"]
    assert {line["request_id"] for line in said()} == {answer["X-Request-ID"]}


@pytest.mark.parametrize("address", ["/healthz", "/static/site.css"])
def test_what_is_asked_for_all_the_time_is_not_said(client, said, address):
    assert client.get(address).status_code == 200
    assert [line for line in said() if line["logger"] == "tisep.logs"] == []


def test_unless_it_goes_wrong(client, said):
    client.get("/readyz")
    assert "GET /readyz 503" in [line["message"] for line in said()]


@pytest.mark.django_db
def test_the_databases_errors_keep_their_values_to_themselves(said):
    name = "somchai@example.com"
    User.objects.create(username=name)
    try:
        User.objects.create(username=name)
    except IntegrityError as error:
        logging.getLogger("tisep").exception("Not stored: %r", error.__cause__)
    [line] = said()
    assert "duplicate key" in line["message"]
    assert "The above exception was the direct cause" in line["exception"]
    assert "django.db.utils.IntegrityError" in line["exception"]
    assert "somchai" not in json.dumps(line)


def test_a_line_break_in_a_message_starts_no_new_line(said):
    logging.getLogger("tisep").info('one\n{"level": "forged"}')
    assert [line["level"] for line in said()] == ["INFO"]


def test_a_task_and_the_tasks_it_asks_for_log_under_the_requests_id(client, tmp_path):
    request_id = client.get("/ask")["X-Request-ID"]
    log = tmp_path / "worker.log"
    with log.open("wb") as stream:
        worker = subprocess.Popen(
            [
                *(sys.executable, "-m", "celery", "-A", "tests.tisep.log_tasks", "worker"),
                *("--queues", QUEUE, "--concurrency", "1", "--hostname", QUEUE),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "DEBUG": "0",
                "SECRET_KEY": uuid.uuid4().hex * 2,
                "ALLOWED_HOSTS": "x",
            },
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
    try:
        lines = wait_for(log, worker, count=4)
    finally:
        worker.terminate()
        worker.wait()
    assert [line["number"] for line in lines if "number" in line] == [2, 1]
    assert len([line for line in lines if "succeeded" in line["message"]]) == 2
    assert {line["request_id"] for line in lines} == {request_id}
    assert len({line["task_id"] for line in lines}) == 2


def wait_for(log: Path, worker: subprocess.Popen, *, count: int) -> list[dict]:
    """The lines that the task's runs have written, once there are so many."""
    for _ in range(600):
        assert worker.poll() is None, log.read_text()
        lines = [json.loads(line) for line in log.read_text().splitlines() if line.endswith("}")]
        ours = [line for line in lines if line.get("task") == count_to.name]
        if len(ours) >= count:
            return ours
        time.sleep(0.1)
    raise AssertionError(log.read_text())
