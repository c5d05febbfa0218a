"""Finding records that may be one: the same name, or nearly the same in one province."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from actors.models import Actor, Project
from records.doubles import Likeness, Resemblance
from resources.models import Need, Resource

KINDS = (Actor, Project, Resource, Need)
# What more share is no name but a word, such as the one that every hospital is called by.
SHARED_BY_FEW = 20
# Trigrams that two skeletons of names have in common, of all that either has.
SIMILAR = 0.6
# `desk_words` begins with the skeleton of the Thai name; a sign parts it from the rest.
FIND = """
WITH named AS MATERIALIZED (
    SELECT r.id, r.uuid, split_part(r.desk_words, ' ⁋ ', 1) AS name, r.abbreviations,
        (SELECT code FROM unnest(g.path) AS code WHERE code ~ '^[0-9]{{2}}$') AS province
    FROM {table} r LEFT JOIN regions_region g ON g.id = r.region_id
    WHERE r.state <> 'archived'
), called AS (
    SELECT id, uuid, name AS word, %(name)s AS likeness, 1 AS rank FROM named WHERE name <> ''
    UNION ALL
    SELECT DISTINCT id, uuid, th_skel(short), %(abbreviation)s, 2
    FROM named, unnest(abbreviations) AS short WHERE length(th_skel(short)) > 1
), told AS (
    SELECT *, count(*) OVER (PARTITION BY likeness, word) AS bearers FROM called
), gram AS (
    SELECT n.id, n.province, g.gram, count(*) OVER (PARTITION BY g.gram) AS frequency
    FROM named n, unnest(show_trgm(n.name)) AS g (gram) WHERE n.province IS NOT NULL
), rare AS (
    -- Of two sets as alike as this, the rarest members that are shown here share at least one:
    -- far fewer pairs to compare than all there are in a province.
    SELECT id, province, gram FROM (
        SELECT *, row_number() OVER (PARTITION BY id ORDER BY frequency, gram) AS nth,
            count(*) OVER (PARTITION BY id) AS size
        FROM gram
    ) AS ranked WHERE nth <= size - ceil(%(enough)s * size) + 1
), near AS MATERIALIZED (
    SELECT DISTINCT a.id AS one, b.id AS other
    FROM rare a JOIN rare b ON b.province = a.province AND b.gram = a.gram AND b.id > a.id
), alike AS (
    SELECT a.uuid AS one, b.uuid AS other, a.likeness, a.rank
    FROM told a JOIN told b ON b.likeness = a.likeness AND b.word = a.word AND b.id > a.id
    WHERE a.bearers <= %(few)s
    UNION ALL
    SELECT a.uuid, b.uuid, %(similar)s, 3
    FROM near JOIN named a ON a.id = near.one JOIN named b ON b.id = near.other
    WHERE a.name <> b.name AND similarity(a.name, b.name) >= %(enough)s
)
INSERT INTO records_resemblance (kind, first, second, likeness, found_at)
SELECT DISTINCT ON (1, 2, 3)
    %(kind)s, least(one, other), greatest(one, other), likeness, clock_timestamp()
FROM alike ORDER BY 1, 2, 3, rank
ON CONFLICT (first, second) DO UPDATE SET likeness = excluded.likeness, found_at = excluded.found_at
"""


@transaction.atomic
def find_duplicates() -> int:
    """Look through all records; returns how many pairs wait for a curator.

    What a curator has denied stays denied; what does not look alike any more is forgotten.
    """
    for kind in KINDS:
        _find(kind)
    return Resemblance.objects.open(*KINDS).count()


def _find(kind: Any) -> None:
    label = kind._meta.label_lower
    said = {
        "kind": label,
        "name": Likeness.NAME,
        "abbreviation": Likeness.ABBREVIATION,
        "similar": Likeness.SIMILAR,
        "few": SHARED_BY_FEW,
        "enough": SIMILAR,
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (begun,) = cursor.fetchone()
        cursor.execute(FIND.format(table=kind._meta.db_table), said)
    Resemblance.objects.filter(kind=label, denied_at=None, found_at__lt=begun).delete()
