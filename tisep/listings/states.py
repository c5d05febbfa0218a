"""One press: withdrawn, given, met, opened again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from records.exchange.columns import Wrong, read_day
from records.models import User
from resources import posting
from resources.models import Need, Resource
from tisep.accounts.caching import kept_by_nobody

# What people press, by where it leads; the words of need and offer differ.
WORDS: dict[str, dict[str, Any]] = {
    "need": {
        "met": gettext_lazy("It has been met"),
        "partly_met": gettext_lazy("It has been met in part"),
        "withdrawn": gettext_lazy("Withdraw it"),
        "open": gettext_lazy("Ask for it again"),
    },
    "resource": {
        "reserved": gettext_lazy("Reserve it"),
        "given": gettext_lazy("It has been given"),
        "withdrawn": gettext_lazy("Withdraw it"),
        "open": gettext_lazy("Offer it again"),
    },
}


def moves_of(listing: Need | Resource) -> list[tuple[str, str]]:
    """Where a person may lead it from here, and the words for it."""
    words = WORDS[str(listing._meta.model_name)]
    if listing.status_now == "not_offered":
        return []
    return [(to, str(word)) for to, word in words.items() if listing.may_become(to)]


@kept_by_nobody
@require_POST
@login_required
def move(request: HttpRequest, model: type[Need | Resource], uuid: UUID) -> HttpResponse:
    """`to` and, as the person saw it, `seen`; with `until`, opened again until that day."""
    listing: Any = get_object_or_404(model, uuid=uuid)
    by: User = request.user  # type: ignore[assignment]
    to, seen = request.POST.get("to", ""), request.POST.get("seen", "")
    try:
        if to == "open" and "until" in request.POST:
            until = read_day(request.POST["until"])
            posting.renew(by=by, listing=listing, until=until)
        else:
            posting.move(by=by, listing=listing, to=to, seen=seen)
    except (ValidationError, Wrong) as refused:
        said = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
        context = {"listing": listing, "said": said, "word": model._meta.model_name}
        return render(request, "listings/refused.html", context, status=409)
    labels = dict(model._meta.get_field(listing.moves).flatchoices)  # type: ignore[union-attr]
    messages.success(request, _("Done: it is “%(state)s” now.") % {"state": labels[to]})
    return redirect(listing if listing.is_public else "my-listings")
