"""How often a token may ask: counted in Redis, by the minute."""

from __future__ import annotations

import time

from tisep.throttle import counted
from tisep.tokens.models import Token

A_MINUTE = 120
MINUTE = 60


def seconds_to_wait(token: Token) -> int:
    """Counts this asking; 0, or how long to wait until it is heard again."""
    now = int(time.time())
    count = counted("token", f"{token.pk}:{now // MINUTE}", within=2 * MINUTE)
    return MINUTE - now % MINUTE if count > A_MINUTE else 0
