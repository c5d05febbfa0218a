"""Addresses of accounts: signing up and in, and a person's own pages."""

from __future__ import annotations

from django.urls import include, path

from tisep.accounts import claims, editing, me, organisation

OWN = "me/organisations/<uuid:uuid>"

urlpatterns = [
    path("me", me.me, name="me"),
    path("actors/<uuid:uuid>/claim", claims.claim, name="claim"),
    path("me/claims/<uuid:uuid>", claims.own_claim, name="own-claim"),
    path("me/organisations/new", editing.new, name="new-organisation"),
    path(OWN, organisation.organisation, name="own-organisation"),
    path(f"{OWN}/edit", editing.edit, name="edit-organisation"),
    path(f"{OWN}/invite", organisation.invite, name="invite-member"),
    path(f"{OWN}/people/<int:pk>", organisation.person, name="own-person"),
    path(f"{OWN}/claims/<uuid:claim>", organisation.decide, name="decide-claim"),
    path(f"{OWN}/invitations/<int:pk>", organisation.take_back, name="take-back-invitation"),
    path("invitations/<str:key>", organisation.invitation, name="member-invitation"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/other/", include("allauth.socialaccount.urls")),
]
