"""Whether the platform says rightly that it lives and can serve."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection


def test_it_lives_without_asking_the_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_it_is_ready_when_database_and_redis_answer(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": True, "redis": True})


@pytest.mark.django_db
def test_it_is_not_ready_without_redis(client, settings, tmp_path):
    settings.REDIS_URL = f"redis+socket://{tmp_path}/nobody.sock"
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": True, "redis": False})


@pytest.mark.django_db
def test_it_is_not_ready_without_the_database(client):
    def nobody(*_: object) -> None:
        raise OperationalError("no connection")

    with connection.execute_wrapper(nobody):
        response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": False, "redis": True})
