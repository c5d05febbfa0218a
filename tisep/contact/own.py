"""An owner's pages: which contact points there are, who may see each, and who has."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actors.contact.forms import ContactForm
from actors.models import Actor, ContactPoint, ContactUse
from actors.models.contact import CONSENT_VERSION
from actors.rights import owns
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn

USES_A_PAGE = 50


def owned(request: SignedIn, uuid: UUID) -> Actor:
    """The organisation, for its owner. Raises Http404, or PermissionDenied for anybody else."""
    actor = get_object_or_404(Actor, uuid=uuid)
    if not owns(request.user, actor):
        raise PermissionDenied
    return actor


@kept_by_nobody
@require_safe
@login_required
def contact(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The points, and the ledger of who saw or used them."""
    actor = owned(request, uuid)
    uses = ContactUse.objects.filter(point__actor=actor).select_related("point", "person")
    uses = uses.prefetch_related("person__memberships__actor")
    page = Paginator(uses, USES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "actor": actor,
        "points": actor.contact_points.live(),
        "uses": [(use, reader_of(use)) for use in page],
        "page": page,
    }
    return render(request, "contact/own.html", context)


def reader_of(use: ContactUse) -> str:
    """Who it was, by their public organisations: an owner learns no private person's name."""
    if not use.signed_in:
        return _("A visitor who was not signed in")
    if use.person is None:
        return _("A person who left")
    actors = [one.actor for one in use.person.memberships.all() if one.actor.is_public]
    names = ", ".join(actor.name for actor in actors)
    return names or _("A person signed in to TISEP")


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: SignedIn, uuid: UUID, pk: int | None = None) -> HttpResponse:
    """A new contact point, or one that is there."""
    actor = owned(request, uuid)
    point = get_object_or_404(actor.contact_points.live(), pk=pk) if pk else None
    form = form_for(request, actor, point)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept. You can change who sees it at any time."))
        return redirect("own-contact", uuid=uuid)
    context: dict[str, Any] = {"actor": actor, "point": point, "form": form}
    context["version"] = CONSENT_VERSION
    return render(request, "contact/form.html", context, status=422 if form.errors else 200)


def form_for(request: SignedIn, actor: Actor, point: ContactPoint | None) -> ContactForm:
    # What the database would fill in is not yet there to be shown.
    new = ContactPoint(actor=actor, label_th="", label_en="", consent_version="")
    form = ContactForm(request.POST or None, instance=point or new)
    form.by = request.user
    return form


@kept_by_nobody
@require_POST
@login_required
def revoke(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    actor = owned(request, uuid)
    get_object_or_404(actor.contact_points.live(), pk=pk).revoke()
    messages.success(request, _("It is taken back: nobody sees it any more."))
    return redirect("own-contact", uuid=uuid)
