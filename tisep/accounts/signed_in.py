"""The request of somebody who is signed in, for views behind `login_required`."""

from __future__ import annotations

from django.http import HttpRequest

from records.models import User


class SignedIn(HttpRequest):
    user: User
