"""Addresses of looking after the data of a tambon or district."""

from __future__ import annotations

from django.urls import path

from tisep.stewards import pages

urlpatterns = [
    path("regions/<str:code>/steward", pages.steward, name="steward"),
    path("regions/<str:code>/steward/<uuid:uuid>", pages.record, name="steward-record"),
]
