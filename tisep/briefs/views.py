"""The address of a region's brief."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from records.api.caching import ASK_EACH_TIME, state_of_database
from regions.models import Region
from tisep.briefs.pages import brief_as_pdf
from tisep.pages.addresses import absolute
from tisep.pages.places import readable


@require_safe
def brief(request: HttpRequest, code: str) -> HttpResponse:
    """Two A4 pages as PDF in the language of the address; drawn only for whoever lacks it."""
    found = get_object_or_404(Region.objects.defer("boundary"), code=readable(code))
    language = str(get_language())
    # It tells how many days a need has been open.
    today = timezone.localdate().isoformat()
    etag = state_of_database("brief", found.code, language, today, request.get_host())
    held = get_conditional_response(request, etag=etag)
    headers = {"ETag": etag, "Cache-Control": ASK_EACH_TIME}
    if isinstance(held, HttpResponseNotModified):
        return HttpResponseNotModified(headers=headers)
    address = absolute(request, reverse("region", args=[found.code]))
    headers["Content-Disposition"] = f'inline; filename="tisep-{found.code}-{language}.pdf"'
    drawn = brief_as_pdf(found, address)
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)
