"""Large workbooks: a worker makes one, once for everybody who asks, and it is fetched when ready.

Only what everybody may read is made so: what is asked for with a token is sent at once, and kept
nowhere. Where no worker comes to it within some minutes the workbook is sent at once, too.
"""

from __future__ import annotations

import hashlib
import time
from io import BytesIO
from typing import Any, TypedDict
from urllib.parse import urlsplit

import redis
from celery import current_app
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIRequest
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import resolve
from kombu.exceptions import OperationalError
from rest_framework.request import Request

from records.api.caching import ASK_EACH_TIME, state_of_database
from records.api.formats import XLSX

# More rows than these take longer than somebody waits for an answer.
LARGE = 20_000
# Seconds: what was made is kept, and is sent although the data has moved on; a worker is waited for
# to come, and to end.
KEPT, FRESH, PATIENCE, LONGEST = 3600, 300, 120, 900
AGAIN = 3
# By its name: it calls what stands here.
TASK = "records.tasks.make_table"


class Made(TypedDict):
    """A finished workbook: `state` is that of the data, `at` when it was made (seconds)."""

    data: bytes
    disposition: str
    state: str
    at: float


def made_by_worker(request: Request, rows: QuerySet) -> HttpResponseBase | None:
    """The workbook, or that it is being made; None where it is to be sent at once."""
    if "Authorization" in request.headers or getattr(request, "is_of_worker", False):
        return None
    if rows.order_by()[LARGE : LARGE + 1].count() == 0:
        return None
    address = request.build_absolute_uri()
    try:
        made: Made | None = cache.get(_key(address))
        if made and (made["state"] == state_of_database() or time.time() - made["at"] < FRESH):
            return _sent(made)
        return _being_made(request) if _is_under_way(address) else None
    except (redis.ConnectionError, OperationalError):
        return None


def make(address: str) -> None:
    """Make the workbook at an address of this API and keep it for those who wait for it."""
    state = state_of_database()
    _wait_until(address, time.time() + LONGEST)
    try:
        response = _answer_of(address)
        data = b"".join(response)
    except Exception:
        # It is sent at once for now: that tells those who ask what is wrong.
        _wait_until(address, 0)
        raise
    made = Made(data=data, disposition=response["Content-Disposition"], state=state, at=time.time())
    cache.set(_key(address), made, KEPT)
    cache.delete(_key(address, "asked"))


def _is_under_way(address: str) -> bool:
    """Whether a worker makes it, asked for now or lately; False where none has come to it."""
    if cache.add(_key(address, "asked"), time.time() + PATIENCE, LONGEST):
        current_app.send_task(TASK, [address], expires=PATIENCE)
        return True
    return time.time() < (cache.get(_key(address, "asked")) or 0)


def _wait_until(address: str, then: float) -> None:
    cache.set(_key(address, "asked"), then, LONGEST)


def _answer_of(address: str) -> Any:
    asked = urlsplit(address)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "SERVER_NAME": asked.hostname,
        "SERVER_PORT": str(asked.port or {"http": 80, "https": 443}[asked.scheme]),
        "HTTP_HOST": asked.netloc,
        "HTTP_ACCEPT": XLSX.media_type,
        "wsgi.url_scheme": asked.scheme,
        "wsgi.input": BytesIO(),
    }
    request: Any = WSGIRequest(environ)
    request.is_of_worker = True
    found = resolve(asked.path)
    response = found.func(request, *found.args, **found.kwargs)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    return response


def _sent(made: Made) -> HttpResponse:
    headers = {"Content-Disposition": made["disposition"], "Cache-Control": ASK_EACH_TIME}
    return HttpResponse(made["data"], content_type=XLSX.media_type, headers=headers)


def _being_made(request: Any) -> HttpResponse:
    """For people a page that asks again, for others what to do."""
    answer: HttpResponse = JsonResponse({"status": "being_made", "retry_after": AGAIN})
    if "text/html" in request.headers.get("Accept", ""):
        answer = render(request, "tables/being_made.html")
        answer["Refresh"] = str(AGAIN)
    answer.status_code = 202
    answer["Retry-After"] = str(AGAIN)
    answer["Cache-Control"] = "no-store"
    return answer


def _key(address: str, what: str = "made") -> str:
    return f"table-{what}-{hashlib.sha256(address.encode()).hexdigest()}"
