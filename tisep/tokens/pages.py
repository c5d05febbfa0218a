"""A person's tokens: listed with their last use, made after a fresh proof of who it is, revoked."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actors.rights import is_curator
from records.second_factor import lacks_second_factor
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.tokens.forms import TokenForm
from tisep.tokens.making import make
from tisep.tokens.models import Token


@kept_by_nobody
@require_safe
@login_required
def tokens(request: SignedIn) -> HttpResponse:
    mine = Token.objects.filter(person=request.user.pk).order_by("-made_at", "-pk")
    return render(request, "tokens/tokens.html", {"tokens": mine})


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def new(request: SignedIn) -> HttpResponse:
    """The form; then the secret, which is shown this once."""
    by = request.user
    if is_curator(by) and lacks_second_factor(by):
        return render(request, "tokens/second_factor.html", status=403)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            token, secret = make(by=by, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            get_adapter(request).send_notification_mail("tokens/mail/made", by, {"token": token})
            return render(request, "tokens/made.html", {"token": token, "secret": secret})
    return render(request, "tokens/new.html", {"form": form}, status=422 if form.errors else 200)


@kept_by_nobody
@require_POST
@login_required
def revoke(request: SignedIn, pk: int) -> HttpResponse:
    """At once: nothing of it is kept."""
    get_object_or_404(Token, pk=pk, person=request.user.pk).delete()
    messages.success(request, _("The token is revoked: nobody can use it any more."))
    return redirect("tokens")
