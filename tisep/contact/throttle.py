"""How often contact details may be asked for, by a person, a session and an address."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 3600
# Many people share an address: an office's, or a telephone network's.
AN_HOUR = {"person": 30, "session": 30, "address": 120}


def too_often(request: HttpRequest) -> bool:
    """Counts this asking; whether any of the three has asked too often within the hour.

    Redis keeps a fingerprint for an hour, never the address itself.
    """
    who = {"address": get_adapter().get_client_ip(request)}
    if request.session.session_key:
        who["session"] = request.session.session_key
    if request.user.is_authenticated:
        who["person"] = str(request.user.pk)
    # All of them are counted, whichever is over first.
    over = [_counted(kind, name) > AN_HOUR[kind] for kind, name in who.items()]
    return any(over)


def _counted(kind: str, name: str) -> int:
    key = "contact:" + salted_hmac("tisep.contact.throttle", f"{kind}:{name}").hexdigest()
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two
        return 1
