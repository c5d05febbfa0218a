"""What a reader sees when something is not there, not allowed, or broken: always with a way on.

Django calls these with what went wrong, which is for the log and not for the reader.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return render(request, "404.html", status=404)


def not_allowed(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return render(request, "403.html", status=403)


def bad_request(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return render(request, "400.html", status=400)


def form_expired(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """A form that came without this site's token, mostly one left open for long."""
    return render(request, "403.html", {"form_expired": True}, status=403)
