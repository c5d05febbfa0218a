"""Addresses of records that have become part of others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from records.merging import where_it_went

View = Callable[[HttpRequest, UUID], HttpResponse]


def leading_on(model: Any, view: View) -> View:
    """The view, and where its record has been merged into another, the way to that one."""

    @wraps(view)
    def follow(request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            return view(request, uuid)
        except Http404:
            kept = where_it_went(model, uuid)
            if kept is None:
                raise
            address = request.get_full_path().replace(str(uuid), str(kept), 1)
            # A merge can be undone: nobody is to keep it for ever.
            return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})

    return follow
