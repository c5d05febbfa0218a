"""Whether somebody may enter where a password alone is not enough."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from records.models import User


def lacks_second_factor(person: User | AnonymousUser) -> bool:
    """Whether a second factor is required here and the person has set up none.

    Who has one is always asked for it on signing in. Recovery codes alone are none.
    """
    if not settings.REQUIRE_SECOND_FACTOR or not person.is_authenticated:
        return False
    types = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return not Authenticator.objects.filter(user=person, type__in=types).exists()
