"""How often contact details may be asked for, by a person, a session and an address."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from tisep.throttle import counted

# Many people share an address: an office's, or a telephone network's.
AN_HOUR = {"person": 30, "session": 30, "address": 120}


def too_often(request: HttpRequest) -> bool:
    """Counts this asking; whether any of the three has asked too often within the hour."""
    who = {"address": get_adapter().get_client_ip(request)}
    if request.session.session_key:
        who["session"] = request.session.session_key
    if request.user.is_authenticated:
        who["person"] = str(request.user.pk)
    # All of them are counted, whichever is over first.
    over = [counted(f"contact:{kind}", name) > AN_HOUR[kind] for kind, name in who.items()]
    return any(over)
