"""The desk's list of 200,000 actors, beside one of 2,000: how often it asks, how long it takes.

python -m bench.admin, on the database of DATABASE_URL as it is after script/setup: copies of it
get the records, and stay for the next time.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.frame import begin, heading, medians, table, use, write

begin()

from django.conf import settings  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.synthetic import TEMPLATE, need_database  # noqa: E402
from records.models import User  # noqa: E402
from regions.models import Region  # noqa: E402

HERE = Path(__file__).parent
SIZES = {"2k": 2_000, "200k": 200_000}
LIST = "/en/admin/actors/actor/"
ASKED = {
    "opens": {},
    "page 5": {"p": "5"},
    "search: one word": {"q": "ทอผ้า"},
    "search: two words": {"q": "ผู้สูงอายุ เชียงใหม่"},
    "search: English": {"q": "example 1234"},
    "search: nothing found": {"q": "ไม่มีชื่อนี้"},
    "state": {"state__exact": "draft"},
    "kind": {"kind__exact": "network"},
    "stale": {"fresh": "stale"},
    "province": {"region": "{province}"},
    "issue": {"issue": "water-management"},
    "province, kind and search": {"region": "{province}", "kind__exact": "cso", "q": "เด็ก"},
}


def curator() -> Client:
    client = Client()
    user, _new = User.objects.get_or_create(username="bench", is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def measure(size: str) -> dict[str, tuple[int, float, int]]:
    """By what is asked: queries, seconds, and the number of actors found."""
    name = f"{TEMPLATE}_admin_{size}"
    need_database(name, indexed=False, actors=SIZES[size])
    use(name)
    client, province = curator(), Region.objects.get(code="50").pk
    found = {}
    for what, query in ASKED.items():
        address = f"{LIST}?{urlencode(query)}".replace("%7Bprovince%7D", str(province))
        client.get(address)
        reset_queries()  # the log is full of the migrations' with DEBUG=1, and holds no more
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200, (what, response.status_code, response.headers)
        context: dict[str, Any] = response.context_data or {}
        taken = medians(partial(client.get, address))
        found[what] = (len(queries), taken, context["cl"].result_count)
    return found


settings.ALLOWED_HOSTS = ["testserver"]
small, large = measure("2k"), measure("200k")
write(
    HERE.parent / "ADMIN.md",
    heading("The desk's list of 200,000 actors", "bench.admin"),
    "A page of the list as a curator gets it, in one process; queries as Django counts them.\n",
    table(
        ("asked", "queries, 2,000 actors", "queries, 200,000", "seconds, 200,000", "found"),
        [
            (what, small[what][0], large[what][0], f"{large[what][1]:.2f}", f"{large[what][2]:,}")
            for what in ASKED
        ],
    ),
)
