"""Where an uploaded table waits for its confirmation and for a worker."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import redis
from django.conf import settings
from django.utils.translation import gettext as _
from import_export.tmp_storages import BaseStorage

from records.imports import Refused

KEPT_SECONDS = 24 * 3600


class SharedStorage(BaseStorage):
    """In Redis, where every process finds it: web and workers may stand on several machines."""

    name: str | None

    def save(self, data: bytes) -> None:
        self.name = self.name or uuid4().hex
        self._redis().set(self._key(), data, ex=KEPT_SECONDS)

    def read(self) -> bytes | str:
        data: Any = self._redis().get(self._key())
        if data is None:
            raise Refused([_("The table was uploaded too long ago: please upload it again.")])
        return data.decode(self.encoding) if self.encoding else data

    def remove(self) -> None:
        self._redis().delete(self._key())

    def _key(self) -> str:
        return f"tisep-import-{self.name}"

    def _redis(self) -> redis.Redis:
        address = settings.REDIS_URL.replace("redis+socket://", "unix://")
        return redis.Redis.from_url(address.replace("virtual_host=", "db="))
