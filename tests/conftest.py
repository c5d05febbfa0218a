"""Fixtures that every part of the tests shares."""

from __future__ import annotations

import uuid

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, settings

from tests.drawing import draw_country, themes
from tests.mailbox import mail_server, mailbox
from tests.site import site, site_database, site_environment

__all__ = ["mail_server", "mailbox", "site", "site_database", "site_environment"]
# How long an example takes says nothing on a machine that is busy.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_collection_modifyitems(items) -> None:
    """One site serves all that look at it from the outside: they run in one worker."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture(autouse=True)
def in_thai():
    """Each test begins in the site's language: a request leaves its own behind."""
    with override("th"):
        yield


@pytest.fixture(autouse=True)
def cache_of_its_own(settings):
    """What a test has kept or counted there is nothing to the next one, nor to another worker."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid.uuid4().hex}}


@pytest.fixture
def country(db):
    """The hand-drawn regions, by code (see tests/drawing.py)."""
    return draw_country()


@pytest.fixture
def issues_and_groups(db):
    """Drawn issues and target groups, each by slug."""
    return themes()
