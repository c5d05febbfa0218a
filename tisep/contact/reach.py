"""How to reach an organisation: shown on asking, to whom its owner allowed, and accounted for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from actors.contact.ledger import note
from actors.models import Actor, Audience, ContactAct, ContactPoint
from actors.rights import owns
from tisep.accounts.caching import kept_by_nobody
from tisep.contact.throttle import too_often


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
def reach(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The values stand only in the answer to the form, which no crawler sends."""
    actor = get_object_or_404(Actor.objects.public(), uuid=uuid)
    visible = actor.contact_points.visible_to(request.user)
    context: dict[str, Any] = {
        "actor": actor,
        "kinds": [point.get_kind_display() for point in visible],
        "kept_back": kept_back(actor, visible),
        "owns": owns(request.user, actor),
    }
    status = 200
    if request.method == "POST" and too_often(request):
        status, context["too_often"] = 429, True
    elif request.method == "POST":
        points = context["points"] = list(visible)
        note(points, person=request.user, act=ContactAct.SEEN)
    response = render(request, "contact/reach.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def kept_back(actor: Actor, visible: QuerySet[ContactPoint]) -> Audience | None:
    """The widest audience of what this reader may not see; what nobody may see is not spoken of."""
    others = actor.contact_points.live().exclude(pk__in=visible)
    hidden = set(others.values_list("audience", flat=True))
    return next(
        (one for one in (Audience.SIGNED_IN, Audience.MEMBERS) if one.value in hidden), None
    )
