"""Answers that a client may keep, as long as it asks whether they still hold."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response, set_response_etag

# Asked again each time, so that an author sees a change at once: the ETag makes that cheap.
ASK_EACH_TIME = "public, no-cache"
FOR_EVER = "public, max-age=31536000, immutable"


def kept(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response with Cache-Control and an ETag, or 304 when the client has it already."""
    response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
    if response.status_code != 200 or request.method not in {"GET", "HEAD"}:
        return response
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        # Its content is not there yet; what the callback returns takes the response's place.
        response.add_post_render_callback(lambda rendered: compared(request, rendered))
        return response
    return compared(request, response)


def compared(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response, or 304 when the request names its ETag."""
    if isinstance(response, HttpResponse) and not response.has_header("ETag"):
        set_response_etag(response)
    # What is streamed is a response too, whatever the function's annotation says.
    whole: Any = response
    return get_conditional_response(request, etag=whole["ETag"], response=whole) or response


def state_of_database(*parts: str) -> str:
    """An ETag for what is streamed: it moves with every commit in the server, whatever it was.

    `parts` tell one content of the same state from another.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_postmaster_start_time()::text || pg_current_snapshot()::text")
        (state,) = cursor.fetchone()
    return f'W/"{hashlib.sha256(" ".join([state, *parts]).encode()).hexdigest()[:32]}"'
