"""What the web's own database role can read, and what the worker is asked to do."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from regions.inequality import demo
from regions.models import Household, InequalityEstimate, InequalityRun
from regions.tasks import compute_inequality
from tests.drawing import an_actor
from tisep.celery import app

ROLE = "tisep_web_of_a_test"


@contextmanager
def as_the_web():
    """As that role; what is refused rolls back, and the role with it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")
        yield
        cursor.execute("RESET ROLE")


@pytest.fixture
def role(country):
    demo.load_demo(900)
    compute_inequality()
    call_command("grant_web_role", ROLE)


def test_the_webs_role_cannot_read_households(role):
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, transaction.atomic(), as_the_web():
        Household.objects.count()
    assert Household.objects.count() == 900


def test_the_webs_role_reads_and_writes_all_else(role, client):
    with as_the_web():
        for model in apps.get_models():
            if model is not Household and model._meta.managed:
                model._default_manager.exists()
        an_actor(region=None)
        assert client.get("/api/inequality?measure=gini").json()["count"] > 5
        assert client.get("/api/explore").json()["count"] == 1


def test_no_other_table_holds_anything_of_the_suppressed(role):
    hidden = InequalityEstimate.objects.filter(suppressed=True)
    assert hidden.exists()
    assert set(hidden.values_list("value", "low", "high", "n")) == {(None,) * 4}
    seen = InequalityEstimate.objects.filter(suppressed=False)
    assert not seen.filter(n__lt=30).exists()


def test_no_address_leads_to_a_household(role, client, admin_client):
    for path in ("/api/households", "/api/household", "/admin/regions/household/"):
        assert admin_client.get(path).status_code == 404
    listed = client.get("/api").json()
    assert "households" not in str(listed)


def test_the_worker_computes_what_changed_and_then_nothing(country):
    demo.load_demo(900)
    compute_inequality()
    compute_inequality()
    assert InequalityRun.objects.count() == 1
    tasks = {one["task"] for one in app.conf.beat_schedule.values()}
    assert compute_inequality.name in tasks
