"""The address of a region's brief."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from records.api.caching import kept
from regions.models import Region
from tisep.briefs.pages import brief_as_pdf
from tisep.pages.addresses import absolute
from tisep.pages.costly import TooOften, kept_or_made, later
from tisep.pages.places import readable


@require_safe
def brief(request: HttpRequest, code: str) -> HttpResponseBase:
    """Two A4 pages as PDF in the language of the address; drawn only when something has changed."""
    found = get_object_or_404(Region.objects.defer("boundary"), code=readable(code))
    address = absolute(request, reverse("region", args=[found.code]))
    try:
        drawn = kept_or_made(request, f"brief:{address}", lambda: brief_as_pdf(found, address))
    except TooOften:
        return later(request)
    name = f"tisep-{found.code}-{get_language()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return kept(request, HttpResponse(drawn, content_type="application/pdf", headers=headers))
