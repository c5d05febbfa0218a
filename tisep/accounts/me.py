"""A person's own page: what waits for them, and which organisations they belong to."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actors.models import Claim, Membership
from actors.rights import is_curator
from records.second_factor import lacks_second_factor
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.accounts.waiting import waiting_for


@kept_by_nobody
@require_safe
@login_required
def me(request: SignedIn) -> HttpResponse:
    memberships = Membership.objects.filter(person=request.user.pk).select_related("actor")
    context = {
        "waiting": waiting_for(request.user),
        "memberships": memberships.order_by("actor__name_th"),
        "claims": Claim.objects.filter(person=request.user.pk).select_related("actor"),
        "lacks_factor": is_curator(request.user) and lacks_second_factor(request.user),
        "to_decide": Claim.objects.to_decide(request.user).select_related("actor"),
    }
    return render(request, "accounts/me.html", context)
