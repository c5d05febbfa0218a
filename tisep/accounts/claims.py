"""Saying that an organisation is one's own, and proving it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from actors.claims import asking
from actors.models import Actor, Claim
from actors.rights import owns, speaks_for
from records.thai import to_arabic_digits
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn


class ClaimForm(forms.Form):
    words = forms.CharField(
        label=_("What do you do there?"),
        help_text=_(
            "The organisation's owners and the curators read this and your e-mail address."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The eight digits in the mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        return to_arabic_digits(self.cleaned_data["code"]).replace(" ", "")


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def claim(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The form on the way from an organisation's page; whose it is already is led to it."""
    actor = get_object_or_404(Actor, uuid=uuid)
    if not actor.is_public and not speaks_for(request.user, actor):
        raise Http404
    if owns(request.user, actor):
        return redirect("own-organisation", uuid=uuid)
    there = Claim.objects.open().filter(person=request.user.pk, actor=actor).first()
    if there:
        return redirect("own-claim", uuid=there.uuid)
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = asking.ask(by=request.user, actor=actor, words=form.cleaned_data["words"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("own-claim", uuid=made.uuid)
    context = {"actor": actor, "form": form}
    return render(request, "accounts/claim.html", context, status=422 if form.errors else 200)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own_claim(request: SignedIn, uuid: UUID) -> HttpResponse:
    """How a claim stands, and the ways to prove it."""
    mine = Claim.objects.filter(person=request.user.pk).select_related("actor")
    found = get_object_or_404(mine, uuid=uuid)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST":
        try:
            if _did(request, found, form):
                return redirect("own-claim", uuid=uuid)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("own-claim", uuid=uuid)
    context = {
        "claim": found,
        "actor": found.actor,
        "form": form,
        "has_mailbox": bool(asking.mailboxes(found.actor)),
        "has_owner": found.actor.memberships.filter(role="owner").exists(),
    }
    return render(request, "accounts/own_claim.html", context, status=422 if form.errors else 200)


def _did(request: SignedIn, found: Claim, form: CodeForm) -> bool:
    """Does what the button says; False where the code was not right."""
    by = request.user
    match request.POST.get("do"):
        case "send":
            asking.send_code(found, by=by)
            messages.success(
                request, gettext("A code is on its way to the organisation's mailbox.")
            )
        case "withdraw":
            asking.withdraw(found, by=by)
        case _:
            if not form.is_valid():
                return False
            if not asking.prove(found, form.cleaned_data["code"], by=by):
                form.add_error("code", gettext("This is not the code, or it is too old."))
                return False
            messages.success(request, gettext("Thank you: you speak for this organisation now."))
    return True
