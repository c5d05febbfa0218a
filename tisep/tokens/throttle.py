"""How often a token may ask: counted in Redis, by the minute."""

from __future__ import annotations

import time

from django.core.cache import cache

from tisep.tokens.models import Token

A_MINUTE = 120
MINUTE = 60


def seconds_to_wait(token: Token) -> int:
    """Counts this asking; 0, or how long to wait until it is heard again."""
    now = int(time.time())
    key = f"token:{token.pk}:{now // MINUTE}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        count = cache.incr(key)
    except ValueError:  # it expired between the two
        count = 1
    return MINUTE - now % MINUTE if count > A_MINUTE else 0
