"""Addresses of accounts: signing up and in, and a person's own pages."""

from __future__ import annotations

from django.urls import include, path

from tisep.accounts import me

urlpatterns = [
    path("me", me.me, name="me"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/other/", include("allauth.socialaccount.urls")),
]
