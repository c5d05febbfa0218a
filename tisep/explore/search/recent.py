"""The last answers that were given, kept for who asks the same."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from django.core.cache import cache
from redis import RedisError

log = logging.getLogger(__name__)

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by their keys, for several threads; the one that was asked for longest ago goes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Value | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, value: Value) -> Value:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return value


class Shared(Recent[Value]):
    """The same, which other processes see too for a while; each keeps its own without them.

    A key's repr tells it from all others, in every process.
    """

    # Short, so that many different questions do not fill the memory that all share.
    SECONDS = 120

    def get(self, key: Hashable) -> Value | None:
        kept = super().get(key)
        if kept is None:
            try:
                kept = cache.get(name(key))
            except RedisError as error:
                log.warning("answers of other processes are not seen: %s", type(error).__name__)
            if kept is not None:
                super().keep(key, kept)
        return kept

    def keep(self, key: Hashable, value: Value) -> Value:
        try:
            cache.set(name(key), value, self.SECONDS)
        except RedisError as error:
            log.warning("answers are kept for this process alone: %s", type(error).__name__)
        return super().keep(key, value)


def name(key: Hashable) -> str:
    return f"answer:{hashlib.sha256(repr(key).encode()).hexdigest()}"
