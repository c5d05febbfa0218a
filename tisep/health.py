"""Whether the platform lives, and whether it can serve: for load balancers and orchestrators."""

from __future__ import annotations

import logging

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tisep.environment import redis_address

logger = logging.getLogger(__name__)
SECONDS = 2


@never_cache
@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when database and Redis answer, else 503 with which of them does not."""
    parts = {"database": database_answers(), "redis": redis_answers()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return False
    return True


def redis_answers() -> bool:
    try:
        address = redis_address(settings.REDIS_URL)
        with redis.Redis.from_url(address, socket_timeout=SECONDS) as client:
            client.ping()
    except redis.RedisError:
        logger.exception("Redis does not answer")
        return False
    return True
