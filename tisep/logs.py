"""Logs: one JSON object a line, with the id of the request that a line belongs to.

Never written, at any level: query strings (search words, places somebody looked at), bodies,
cookies, readers' addresses, who is signed in, and the row values that PostgreSQL adds to its
errors. Who changed what is the history's to tell, in the database.
"""

from __future__ import annotations

import json
import logging
import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from celery import signals
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.log import configure_logging

HEADER = "HTTP_X_REQUEST_ID"
SANE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
HOUSE = {"records", "regions", "actors", "resources", "tisep"}
# Asked for many times a minute: news only when it goes wrong.
QUIET = {"/healthz", "/readyz"}
# What addresses from mails hold: whoever has it is let in, or ends somebody's mails.
SECRETS = {"key", "token"}
USUAL = {*vars(logging.makeLogRecord({})), "message", "asctime", "request"}
# Also within the repr of an error: there the line's end is written as \n.
VALUES = re.compile(
    r"(?:\n|\\n)(?:DETAIL|CONTEXT|LINE \d+):.*?(?=\n\nThe above exc|\n\nDuring handling|\Z)",
    re.DOTALL,
)

logger = logging.getLogger(__name__)
_context: ContextVar[Mapping[str, str]] = ContextVar("log_context", default={})  # noqa: B039 - never changed in place


@contextmanager
def context(**fields: str) -> Iterator[None]:
    """Writes these fields into every log line of the block, beside those already there."""
    token = _context.set({**_context.get(), **fields})
    try:
        yield
    finally:
        _context.reset(token)


def a_request_id(offered: str) -> str:
    """The offered id where it is 8 to 64 letters, digits, `.`, `-` or `_`; else a new one."""
    return offered if SANE_ID.fullmatch(offered) else uuid.uuid4().hex


class JsonLines(logging.Formatter):
    """Time (UTC), level, logger, message, context, and what our own loggers give as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": VALUES.sub(" …", record.getMessage()),
            **_context.get(),
            **request_of(record),
        }
        if record.name.partition(".")[0] in HOUSE:
            line |= {key: value for key, value in vars(record).items() if key not in USUAL}
        if record.exc_info:
            line["exception"] = VALUES.sub(" …", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


def request_of(record: logging.LogRecord) -> dict[str, str]:
    """Django logs an answer of 500 after the middleware, handing the request along."""
    environ = getattr(getattr(record, "request", None), "META", {})
    return {"request_id": environ[HEADER]} if HEADER in environ else {}


class RequestLog:
    """Middleware: gives the request its id, answers it back, and logs one line when it is done.

    An id that comes in as X-Request-ID is kept where it is sane: a proxy's log can be followed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request_id = request.META[HEADER] = a_request_id(request.META.get(HEADER, ""))
        with context(request_id=request_id):
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            if response.status_code >= 400 or not is_quiet(request.path):
                log_answer(request, response, time.perf_counter() - started)
        return response


def is_quiet(path: str) -> bool:
    """Whether an answer at this path goes unsaid when it went well."""
    return path in QUIET or path.startswith(settings.STATIC_URL)


def log_answer(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """One line a request: its address without the query string, and without what lets one in."""
    match = request.resolver_match
    path = request.path
    for name in SECRETS & set(match.kwargs if match else ()):
        path = path.replace(str(match.kwargs[name]), "…")  # type: ignore[union-attr]
    logger.info(
        "%s %s %s",
        request.method,
        path,
        response.status_code,
        extra={
            "method": request.method,
            "path": path,
            "route": match.route if match else None,
            "status": response.status_code,
            "duration_ms": round(seconds * 1000, 1),
        },
    )


def log_as_django_does(**_: Any) -> None:
    """Worker and beat log like the web; else Celery puts its own handlers on the root logger."""
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)


def send_the_request_id_along(headers: dict[str, Any], **_: Any) -> None:
    """A task carries the id of the request, or of the task, that asked for it."""
    if request_id := _context.get().get("request_id"):
        headers["request_id"] = request_id


def enter_task(task_id: str, task: Any, **_: Any) -> None:
    """Every line of the task tells the task, and the request behind it where there is one."""
    fields = {"task": task.name, "task_id": task_id}
    if request_id := task.request.get("request_id"):
        fields["request_id"] = request_id
    task.request.log_token = _context.set(fields)


def leave_task(task: Any, **_: Any) -> None:
    """The next task of this process begins with a clean slate."""
    _context.reset(task.request.log_token)


# Warnings of Python and its packages are lines like any other.
logging.captureWarnings(True)
signals.setup_logging.connect(log_as_django_does)
signals.before_task_publish.connect(send_the_request_id_along)
signals.task_prerun.connect(enter_task)
signals.task_postrun.connect(leave_task)
