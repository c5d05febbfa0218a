"""What it costs to keep the columns of the search right when records are written."""

from __future__ import annotations

import time
from pathlib import Path

from django.db import connection, transaction

from actors.models import Actor
from records.models import DataSource, State
from regions.models import Region

MANY, SINGLE = 500, 60
# The same columns without their words.
EMPTY = """
CREATE OR REPLACE FUNCTION explore_texts(
    said text[], rest text[], OUT names text, OUT named text, OUT written text, OUT told text
) LANGUAGE sql IMMUTABLE AS $$ SELECT '', '', '', '' $$;
CREATE OR REPLACE FUNCTION explore_marks(names text[], codes text[], years int[], written text)
RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT '{}'::text[] $$;
CREATE OR REPLACE FUNCTION explore_grams(s text)
RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT '{}'::text[] $$;
"""


def write_cost() -> dict[str, float]:
    """Milliseconds of the database a record: together and singly, with the words and without."""
    return {
        f"{how}, {what}": written(together=together, empty=empty)
        for how, together in ((f"{MANY} at once", True), ("one at a time", False))
        for what, empty in (("with", False), ("without", True))
    }


def written(*, together: bool, empty: bool) -> float:
    """Nothing of it stays."""
    with transaction.atomic(), connection.cursor() as cursor:
        if empty:
            cursor.execute(EMPTY)
        actors = some_actors(MANY if together else SINGLE)
        start = spent()
        if together:
            Actor.objects.bulk_create(actors)
        else:
            for actor in actors:
                actor.save(force_insert=True)
        cost = (spent() - start) / len(actors)
        transaction.set_rollback(True)
    return cost


def spent() -> float:
    """Milliseconds that the processors have worked for this connection, whoever else works.

    Those of a clock, where the server of the database does not run on this machine.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1_000_000
    except OSError:
        return time.perf_counter() * 1000


def some_actors(many: int) -> list[Actor]:
    """Made-up organisations with as much to say as those of the corpus."""
    source = DataSource.objects.order_by("pk").first()
    regions = list(Region.objects.filter(level="tambon", valid_to=None).order_by("code")[:many])
    return [
        Actor(
            name_th=f"วิสาหกิจชุมชนแปรรูปสมุนไพรบ้าน{region.name_th} {number}",
            name_en=f"{region.name_en} herb processing community enterprise {number}",
            description_th=(
                f"แปรรูปสมุนไพรโดยชุมชน รวมกลุ่มสตรีและผู้สูงอายุในตำบล{region.name_th} · พ.ศ. 2567"
            ),
            kind="community_enterprise",
            state=State.PUBLISHED,
            source=source,
            source_ref=f"write-{number}",
            region=region,
            placed_by="name",
        )
        for number, region in enumerate(regions)
    ]
