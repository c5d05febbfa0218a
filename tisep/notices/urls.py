"""Addresses of a person's news."""

from __future__ import annotations

from django.urls import path

from tisep.notices import devices, pages

urlpatterns = [
    path("me/notices", pages.notices, name="notices"),
    path("me/notices/read", pages.read, name="notices-read"),
    path("me/notices/settings", pages.settings, name="notices-settings"),
    path("me/notices/devices", devices.add, name="push-devices"),
    path("me/notices/worker.js", devices.worker, name="push-worker"),
    path("me/follow", pages.follow, name="follow"),
    path("me/follows/<int:pk>/end", pages.unfollow, name="unfollow"),
    path("notices/stop/<str:token>", pages.stop, name="notices-stop"),
]
