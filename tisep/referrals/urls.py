"""Addresses of referrals, for people who are signed in."""

from __future__ import annotations

from django.urls import path

from tisep.referrals import beginning, mine, moves

urlpatterns = [
    path("needs/<uuid:uuid>/refer", beginning.refer, name="need-refer"),
    path("needs/<uuid:uuid>/help", beginning.help_with, name="need-help"),
    path("referrals/<uuid:uuid>", moves.referral, name="referral"),
    path("referrals/<uuid:uuid>/<slug:move>", moves.move, name="referral-move"),
    path("me/referrals", mine.mine, name="my-referrals"),
]
