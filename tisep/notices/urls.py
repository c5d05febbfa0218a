"""Addresses of a person's news."""

from __future__ import annotations

from django.urls import path

from tisep.notices import pages

urlpatterns = [
    path("me/notices", pages.notices, name="notices"),
    path("me/notices/read", pages.read, name="notices-read"),
    path("me/notices/settings", pages.settings, name="notices-settings"),
    path("me/follow", pages.follow, name="follow"),
    path("me/follows/<int:pk>/end", pages.unfollow, name="unfollow"),
    path("notices/stop/<str:token>", pages.stop, name="notices-stop"),
]
