"""Inviting by mail who is not here yet, and where the link in the mail leads."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from actors import inviting
from actors.models import ClaimState, Invitation
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.pages.addresses import absolute_with_key
from tisep.together.forms import MailForm


@kept_by_nobody
@require_POST
@login_required
def mail(request: SignedIn, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.select_related("project", "actor"), pk=pk)
    if not inviting.may_mail(request.user, invitation):
        raise PermissionDenied
    form = MailForm(request.POST)
    link = absolute_with_key(request, "invited")
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["email"])))
        return redirect("together", invitation.project.uuid)
    try:
        inviting.mail(by=request.user, invitation=invitation, address=link, **form.cleaned_data)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The invitation is on its way. It holds for two weeks."))
    return redirect("together", invitation.project.uuid)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, key: str) -> HttpResponse:
    """To look at for whoever has the link; used up by a button, so that no mail scanner does it."""
    refused: list[str] = []
    if request.method == "POST" and request.user.is_authenticated:
        try:
            claim = inviting.take_up(key, by=request.user)
        except ValidationError as refusal:
            refused = refusal.messages
        else:
            if claim is None or claim.state != ClaimState.ASKED:
                return redirect("invitations")
            return redirect("own-claim", uuid=claim.uuid)
    found = inviting.mailed(key)
    status = 410 if found is None else 422 if refused else 200
    context = {"mail": found, "refused": refused}
    return render(request, "together/invited.html", context, status=status)
