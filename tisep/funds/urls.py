"""Addresses of funds: everybody's list of calls, and the forms of those whose funds they are."""

from __future__ import annotations

from django.urls import path

from tisep.funds import pages, posting

urlpatterns = [
    path("funds", pages.funds, name="funds"),
    path("resources/<uuid:uuid>/calls/new", posting.write, name="call-new"),
    path("resources/<uuid:uuid>/calls/<uuid:call>", posting.write, name="call-edit"),
    path(
        "resources/<uuid:uuid>/calls/<uuid:call>/withdraw", posting.withdraw, name="call-withdraw"
    ),
]
