"""Addresses about personal data."""

from __future__ import annotations

from django.urls import path

from tisep.personal import pages

urlpatterns = [
    path("privacy/processing", pages.processing, name="processing"),
    path("me/data", pages.mine, name="my-data"),
    path("me/data/copy.<str:form>", pages.copy, name="my-data-copy"),
    path("me/data/restrict", pages.restrict, name="my-data-restrict"),
    path("me/data/erase", pages.erase_me, name="erase-me"),
]
