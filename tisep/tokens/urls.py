"""Addresses of a person's API tokens."""

from __future__ import annotations

from django.urls import path

from tisep.tokens import pages

urlpatterns = [
    path("me/tokens", pages.tokens, name="tokens"),
    path("me/tokens/new", pages.new, name="new-token"),
    path("me/tokens/<int:pk>/revoke", pages.revoke, name="revoke-token"),
]
