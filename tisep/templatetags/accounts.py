"""What pages tell of who reads them, without asking the database."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.http import HttpRequest

register = template.Library()


@register.filter
def has_session(request: HttpRequest | str) -> bool:
    """Whether the reader brought a session's cookie: somebody who may be signed in."""
    return isinstance(request, HttpRequest) and settings.SESSION_COOKIE_NAME in request.COOKIES
