"""How often something was asked for by somebody within the hour, counted in Redis."""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 3600


def counted(what: str, who: str) -> int:
    """Counts this time; how many there were. `who` is kept as a fingerprint, for an hour."""
    key = f"{what}:" + salted_hmac("tisep.throttle", f"{what}:{who}").hexdigest()
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two
        return 1
