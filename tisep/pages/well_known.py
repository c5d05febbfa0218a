"""Addresses that programs and people try unasked: no page links to them."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import Resolver404, path, re_path, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tisep.pages.addresses import absolute

SECURITY = """Contact: {contact}
Policy: {policy}
Preferred-Languages: th, en
Expires: {expires}
"""
# RFC 9116 asks for less than a year.
VALID = timedelta(days=300)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where a weakness is reported, as RFC 9116 has it."""
    said = SECURITY.format(
        contact=absolute(request, reverse("comment")),
        policy=absolute(request, reverse("security")),
        expires=(timezone.now() + VALID).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    return redirect(static("icons/mark.svg"))


@require_safe
def without_slash(request: HttpRequest, asked: str) -> HttpResponse:
    """To the address without its last slash, where there is something at it."""
    # The server's own spelling: two leading slashes would lead to another host.
    address = "/" + asked.strip("/")
    try:
        resolve(address)
    except Resolver404:
        raise Http404 from None
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address, permanent=True)


urlpatterns = [
    path(".well-known/security.txt", security),
    path("favicon.ico", favicon),
]
fallback = [re_path(r"^(?P<asked>.+)/$", without_slash)]
