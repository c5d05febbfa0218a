"""Addresses of contact points: the readers' page, and the owner's."""

from __future__ import annotations

from django.urls import path

from actors.models import Actor
from tisep.contact import own
from tisep.contact.reach import reach
from tisep.pages.moved import leading_on

OWN = "me/organisations/<uuid:uuid>/contact"

urlpatterns = [
    path("actors/<uuid:uuid>/contact", leading_on(Actor, reach), name="contact"),
    path(OWN, own.contact, name="own-contact"),
    path(f"{OWN}/new", own.edit, name="own-contact-new"),
    path(f"{OWN}/<int:pk>", own.edit, name="own-contact-edit"),
    path(f"{OWN}/<int:pk>/revoke", own.revoke, name="own-contact-revoke"),
]
