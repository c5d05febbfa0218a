"""What a reader sees when something is not there, not allowed, or broken: always with a way on.

Django calls these with what went wrong, which is for the log and not for the reader.
"""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from kombu.exceptions import OperationalError as NoBroker
from redis import RedisError

from records.api.errors import problem
from records.api.language import language_of

# Seconds after which it is worth asking again.
SOON = 10


def not_found(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return render(request, "404.html", status=404)


def not_allowed(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return render(request, "403.html", status=403)


def bad_request(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return render(request, "400.html", status=400)


def form_expired(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """A form that came without this site's token, mostly one left open for long."""
    return render(request, "403.html", {"form_expired": True}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """A bug of ours (500), or a part that is away for a while (503): the database, or Redis.

    A problem for programs; for people a page that asks nothing of the request or the database.
    """
    page, said = _what_is_wrong(sys.exception())
    away = page != "500.html"
    code = 503 if away else 500
    if request.path.startswith("/api"):
        with override(language_of(request)):
            answer: HttpResponse = problem(request, code, str(said))
    else:
        answer = HttpResponse(render_to_string(page), status=code)
    if away:
        answer["Retry-After"] = str(SOON)
        answer["Cache-Control"] = "no-store"
    return answer


def _what_is_wrong(error: BaseException | None) -> tuple[str, str | Promise]:
    """The page that tells a person, and what tells a program."""
    match error:
        case OperationalError() | InterfaceError():
            return "503.html", _(
                "The database does not answer right now. Nothing was lost; ask again soon."
            )
        case RedisError() | NoBroker():
            return "503_reading.html", _(
                "A part of the site does not answer right now. Reading goes on; ask again soon."
            )
    return "500.html", _("Something is broken on our side. It has been logged.")
