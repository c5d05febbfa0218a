"""The whole country, loaded once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from records.models import DataSource, ImportRun

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def pytest_collection_modifyitems(items) -> None:
    """The whole country is loaded once for this folder: its tests run in one worker."""
    for item in items:
        if "whole_country" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("whole_country"))


@pytest.fixture(scope="package")
def whole_country(django_db_setup, django_db_blocker):
    """All of Thailand's regions with approximate boundaries, as `load_regions` leaves them.

    A test that uses it asks for `db` too and changes what it likes: that is taken back.
    """
    with django_db_blocker.unblock():
        call_command("load_regions", verbosity=0)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE regions_region, regions_regionevent CASCADE")
        ImportRun.objects.all().delete()
        DataSource.objects.all().delete()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files; a test that needs it is marked `shared_data`."""
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not here")
    return SHARED
