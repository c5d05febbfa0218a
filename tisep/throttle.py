"""How often something was asked for by somebody lately, counted in Redis."""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 3600
DAY = 24 * HOUR


def counted(what: str, who: str, within: int = HOUR) -> int:
    """Counts this time; how many there were within so many seconds of the first.

    `who` is kept as a fingerprint, as long.
    """
    key = f"{what}:" + salted_hmac("tisep.throttle", f"{what}:{who}").hexdigest()
    cache.add(key, 0, within)
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two
        return 1
