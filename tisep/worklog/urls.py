"""Addresses of the work that fills gaps: everybody's list, and an organisation's own log."""

from __future__ import annotations

from django.urls import path

from tisep.worklog import own, pages

OWN = "me/organisations/<uuid:uuid>/work-log"

urlpatterns = [
    path("work-log", pages.entries, name="work-log"),
    path("work-log/<uuid:uuid>", pages.entry, name="work-entry"),
    path(OWN, own.log, name="own-work-log"),
    path(f"{OWN}/new", own.write, name="work-entry-new"),
    path(f"{OWN}/<uuid:entry>", own.write, name="work-entry-edit"),
    path(f"{OWN}/<uuid:entry>/remove", own.remove, name="work-entry-remove"),
]
