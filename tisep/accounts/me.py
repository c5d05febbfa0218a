"""A person's own page: which organisations they belong to, and how they sign in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from actors.models import Membership


@cache_control(private=True, no_store=True)
@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    mine = Membership.objects.filter(person=request.user.pk).select_related("actor")
    return render(request, "accounts/me.html", {"memberships": mine.order_by("actor__name_th")})
