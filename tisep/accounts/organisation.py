"""One's own organisation: who belongs to it, who asks to, and whom it invites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actors.claims import belonging, deciding
from actors.inviting import TO_ONE_A_DAY
from actors.models import Actor, MembershipRole
from actors.rights import owns, speaks_for
from records.letters import mailbox_of
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.pages.addresses import absolute_with_key
from tisep.throttle import DAY, counted


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("As"), choices=MembershipRole, initial=MembershipRole.MEMBER)


def own(request: HttpRequest, uuid: UUID) -> Actor:
    """The organisation, for those who belong to it. Raises Http404, or PermissionDenied."""
    actor = get_object_or_404(Actor, uuid=uuid)
    if not speaks_for(request.user, actor):
        raise PermissionDenied
    return actor


@kept_by_nobody
@require_safe
@login_required
def organisation(request: SignedIn, uuid: UUID) -> HttpResponse:
    return _page(request, own(request, uuid), InviteForm())


def _page(request: SignedIn, actor: Actor, form: InviteForm) -> HttpResponse:
    owner = owns(request.user, actor)
    context = {
        "actor": actor,
        "owner": owner,
        "form": form,
        "roles": MembershipRole.choices,
        "funds": actor.resources.filter(kind="fund").exclude(state="archived").order_by("name_th"),
        "people": actor.memberships.select_related("person").order_by("role", "since"),
        "claims": actor.claims.open().select_related("person") if owner else [],
        "invitations": actor.member_invitations.open() if owner else [],
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/organisation.html", context, status=status)


@kept_by_nobody
@require_POST
@login_required
def invite(request: SignedIn, uuid: UUID) -> HttpResponse:
    actor = own(request, uuid)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, form)
    address = absolute_with_key(request, "member-invitation")

    @transaction.atomic
    def act() -> None:
        belonging.invite(by=request.user, actor=actor, address=address, **form.cleaned_data)
        if counted("invited", mailbox_of(form.cleaned_data["email"]), DAY) > TO_ONE_A_DAY:
            raise ValidationError(gettext("This address has had several invitations today."))
        messages.success(request, gettext("The invitation is on its way. It holds for two weeks."))

    return _said(request, act, uuid)


@kept_by_nobody
@require_POST
@login_required
def person(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    """Changes a person's role, or ends their membership."""
    actor = own(request, uuid)
    membership = get_object_or_404(actor.memberships.select_related("actor"), pk=pk)
    match request.POST.get("do"):
        case "remove":
            belonging.remove(membership, by=request.user)
        case role if role in MembershipRole.values:
            belonging.change_role(membership, role, by=request.user)
    if not speaks_for(request.user, actor):
        messages.success(request, gettext("You have left this organisation."))
        return redirect("me")
    return redirect("own-organisation", uuid=uuid)


@kept_by_nobody
@require_POST
@login_required
def decide(request: SignedIn, uuid: UUID, claim: UUID) -> HttpResponse:
    """An owner grants or refuses somebody's claim."""
    found = get_object_or_404(own(request, uuid).claims, uuid=claim)

    def act() -> None:
        if request.POST.get("do") == "grant":
            deciding.grant(found, by=request.user)
        else:
            deciding.refuse(found, by=request.user, reason=request.POST.get("reason", ""))

    return _said(request, act, uuid)


@kept_by_nobody
@require_POST
@login_required
def take_back(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    found = get_object_or_404(own(request, uuid).member_invitations, pk=pk)
    belonging.take_back(found, by=request.user)
    return redirect("own-organisation", uuid=uuid)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invitation(request: SignedIn, key: str) -> HttpResponse:
    """Where the link in an invitation leads: one button, so that no mail scanner accepts it."""
    found = belonging.invited(key)
    if request.method == "POST":
        try:
            actor = belonging.accept(key, by=request.user)
        except ValidationError:
            found = None
        else:
            return redirect("own-organisation", uuid=actor.uuid)
    status = 200 if found else 410
    return render(request, "accounts/invitation.html", {"invitation": found}, status=status)


def _said(request: SignedIn, act: Callable[[], Any], uuid: UUID) -> HttpResponse:
    """Acts, and tells what stood against it."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("own-organisation", uuid=uuid)
