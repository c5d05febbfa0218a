"""Asking and offering: a form, a look at what it makes, and only then everybody sees it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors.models import Actor
from actors.rights import actors_of
from records.models import State, User
from resources import posting
from resources.models import Need, Resource
from tisep.accounts.caching import kept_by_nobody
from tisep.listings.forms import FORMS, ListingForm, initial_of
from tisep.matching import already

Listed = Need | Resource


def own(view: Any) -> Any:
    """A page for whoever is signed in, kept by nobody."""
    guarded = login_required(require_http_methods(["GET", "HEAD", "POST"])(view))
    return kept_by_nobody(guarded)


@own
def post(request: HttpRequest, model: type[Listed]) -> HttpResponse:
    """Write, look, publish; `?region=` and the like begin the form."""
    by: User = request.user  # type: ignore[assignment]
    actors = actors_of(by)
    begun = {"place": request.GET.get("place", ""), "name_th": request.GET.get("name", "")}
    form = FORMS[model](request.POST or None, actors=actors, initial=begun)
    if request.method == "POST" and _may_be_stored(request, form):
        verb = posting.post_need if model is Need else posting.post_offer
        actor = form.cleaned_data["actor"]
        try:
            listing: Any = verb(by=by, actor=actor, values=form.values, **form.themes)
        except ValidationError as refused:
            form = told_in(form, refused)
        else:
            return _stored(request, listing)
    return _page(request, form, model, actors)


@own
def edit(request: HttpRequest, model: type[Listed], uuid: UUID) -> HttpResponse:
    """The same form for what there is; a resource that is not offered yet is offered by it."""
    listing: Any = get_object_or_404(model, uuid=uuid)
    by: User = request.user  # type: ignore[assignment]
    if listing.state == State.ARCHIVED or not posting.may_change(by, listing):
        raise PermissionDenied
    whose = posting.asking(listing)
    actors = Actor.objects.filter(pk__in=[whose.pk] if whose else [])
    form = FORMS[model](request.POST or None, actors=actors, initial=initial_of(listing))
    if request.method == "POST" and _may_be_stored(request, form):
        values = form.values
        if isinstance(listing, Resource) and listing.offer == "not_offered":
            values["offer"] = "open"
        try:
            listing = posting.change(by=by, listing=listing, values=values, **form.themes)
        except ValidationError as refused:
            form = told_in(form, refused)
        else:
            return _stored(request, listing)
    return _page(request, form, model, actors, listing)


def told_in(form: ListingForm, refused: ValidationError) -> ListingForm:
    """The form, with what the rules of the records say against it beside the fields."""
    by_field = refused.message_dict if hasattr(refused, "error_dict") else {}
    for name, said in by_field.items():
        form.add_error(name if name in form.fields else None, ValidationError(said))
    if not by_field:
        form.add_error(None, refused)
    return form


def _may_be_stored(request: HttpRequest, form: ListingForm) -> bool:
    """What nobody has looked at yet is shown first."""
    return form.is_valid() and "publish" in request.POST


def _stored(request: HttpRequest, listing: Listed) -> HttpResponse:
    if listing.is_public:
        messages.success(request, _("Everybody sees it now."))
        return redirect(listing)
    messages.success(request, _("It is kept: a curator looks at it first, and then all see it."))
    return redirect("my-listings")


def _page(
    request: HttpRequest,
    form: ListingForm,
    model: type[Listed],
    actors: QuerySet[Actor],
    listing: Listed | None = None,
) -> HttpResponse:
    looks = form.is_bound and form.is_valid() and "change" not in request.POST
    context = {
        "form": form,
        "word": model._meta.model_name,
        "listing": listing,
        "actors": actors,
        "preview": _preview(form, model) if looks else None,
        "already": already.shown(_meant(form, listing)) if looks and model is Need else [],
    }
    return render(request, "listings/form.html", context, status=422 if form.errors else 200)


def _meant(form: ListingForm, listing: Listed | None) -> already.Meant:
    region = form.cleaned_data["place"]
    issues, groups = (form.themes[name] for name in ("issues", "target_groups"))
    return already.Meant(
        issues=[one.slug for one in issues],
        target_groups=[one.slug for one in groups],
        kind=form.cleaned_data["kind"],
        path=region.path,
        at=region.point,
        uuid=listing and listing.uuid,
    )


def _preview(form: ListingForm, model: type[Listed]) -> Listed:
    """What it would be; nothing is stored."""
    return model(**form.values)
