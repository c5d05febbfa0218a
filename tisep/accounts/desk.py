"""What of people's accounts the desk does not show."""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin

# Addresses, secrets, devices: each person's own, on their own pages.
THEIR_OWN = ("account", "mfa", "usersessions", "socialaccount")


def take_off_the_desk() -> None:
    """Takes back what the library of accounts has put there."""
    for label in THEIR_OWN:
        for model in apps.get_app_config(label).get_models():
            if admin.site.is_registered(model):
                admin.site.unregister(model)
