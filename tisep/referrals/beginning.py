"""From a need's page: leading it on, or coming forward to meet it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from actors.models import Actor
from actors.rights import actors_of
from resources.models import Need, Resource
from resources.referrals.verbs import start
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.referrals.forms import Said


class BeginForm(forms.Form):
    """In whose name; the only organisation that somebody has is chosen already."""

    actor = forms.ModelChoiceField(
        Actor.objects.none(),
        to_field_name="uuid",
        label=gettext_lazy("In the name of"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    note = Said(label=gettext_lazy("A few words to the others"), required=False)

    def __init__(self, *args: Any, actors: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["actor"]
        chosen.queryset = actors
        if len(actors) == 1:
            self.initial["actor"] = actors[0].uuid


class HelpForm(BeginForm):
    """`resource`: what of theirs would help; none where it is something else."""

    resource = forms.ModelChoiceField(
        Resource.objects.none(),
        to_field_name="uuid",
        required=False,
        label=gettext_lazy("What you have"),
        empty_label=gettext_lazy("Something else: say it below"),
    )
    field_order = ("actor", "resource", "note")

    def __init__(self, *args: Any, actors: Any, **options: Any) -> None:
        super().__init__(*args, actors=actors, **options)
        offers: Any = self.fields["resource"]
        to_be_had = Resource.objects.public().filter(offer__in=["open", "not_offered"])
        offers.queryset = to_be_had.filter(owner__in=actors).order_by("name_th", "pk")
        offers.widget.attrs["class"] = "input"


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def refer(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Begin to lead a need to who can meet it."""
    return begin(request, need_of(uuid), BeginForm, helping=False)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def help_with(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Come forward to meet a need."""
    return begin(request, need_of(uuid), HelpForm, helping=True)


def need_of(uuid: UUID) -> Need:
    return get_object_or_404(Need.objects.public().select_related("actor"), uuid=uuid)


def begin(request: SignedIn, need: Need, kind: type[BeginForm], *, helping: bool) -> HttpResponse:
    mine = Actor.objects.public().filter(pk__in=actors_of(request.user))
    actors = mine.order_by("name_th", "pk")
    if helping:
        actors = actors.exclude(pk=need.actor_id)
    form = kind(request.POST or None, actors=actors)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        if helping:
            said["to_actor"] = said["actor"]
        try:
            begun = start(need=need, by=request.user, **said)
        except ValidationError as why:
            form.add_error(None, ValidationError(why.messages))
        else:
            messages.success(request, _("Thank you. Here you see how it goes on."))
            return redirect(begun)
    context = {"form": form, "need": need, "helping": helping, "actors": actors}
    return render(request, "referrals/begin.html", context, status=422 if form.errors else 200)
