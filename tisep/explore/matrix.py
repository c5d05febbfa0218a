"""Four roles by three chains: who of a place plays which role in which chain, and who is missing.

The frame is that of the source documents: the players of an ecosystem, and the coordinator that
each issue needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Case, Q, QuerySet, Value, When

from actors.models import Actor, Issue, Role
from regions.models import Region
from tisep.explore.filters import in_or_serving, located_in
from tisep.explore.models import COUNTRY, IndexedRecord, RecordType
from tisep.explore.querysets import as_sql

NAMED = 3
# One pass over the organisations. Those that sit in the place are named first, then those that
# serve it from elsewhere, last those that serve the whole country.
CELLS = """
SELECT role, chain, count(*), count(*) FILTER (WHERE distance = 0),
    (array_agg(record_id ORDER BY distance, record_id))[1:%s]
FROM ({rows}) AS found
CROSS JOIN LATERAL (SELECT DISTINCT unnest(roles)) AS r (role)
CROSS JOIN unnest(issues_up) AS chain
WHERE chain = ANY (%s) GROUP BY role, chain
"""


@dataclass(frozen=True)
class Cell:
    """How many organisations play a role in a chain, how many sit here, and the first few."""

    role: Role
    chain: Issue
    count: int = 0
    here: int = 0
    named: list[Actor] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.named)


@dataclass(frozen=True)
class Matrix:
    """`rows`: a role and its cells in the order of `chains`. `coordinators`: a cell for each chain.

    `outside`: organisations with no role, or no issue of a chain, that no cell counts.
    """

    chains: list[Issue]
    rows: list[tuple[Role, list[Cell]]]
    coordinators: list[Cell]
    outside: int

    @property
    def gaps(self) -> int:
        """How many cells are empty."""
        return sum(not cell.count for _role, cells in self.rows for cell in cells)


def matrix(places: Sequence[Region]) -> Matrix:
    """The organisations that sit in the places or serve them, as the filter `region` finds them."""
    chains = list(Issue.objects.filter(parent=None))
    found = IndexedRecord.objects.filter(in_or_serving(places), record=RecordType.ACTOR)
    counted = _counted(found, places, [chain.slug for chain in chains])
    rows = [
        (role, [Cell(role, chain, *counted.get((role, chain.slug), ())) for chain in chains])
        for role in Role
    ]
    in_a_cell = Q(roles__overlap=Role.values) & Q(issues_up__overlap=[one.slug for one in chains])
    return Matrix(
        chains=chains,
        rows=rows,
        coordinators=dict(rows)[Role.NETWORK_COORDINATOR],
        outside=found.exclude(in_a_cell).count(),
    )


def _counted(
    found: QuerySet[IndexedRecord], places: Sequence[Region], chains: list[str]
) -> dict[tuple[str, str], tuple[int, int, list[Actor]]]:
    """By role and chain: how many, how many that sit here, and the first few."""
    distance = Case(
        When(located_in(places), then=Value(0)),
        When(serves__contains=[COUNTRY], then=Value(2)),
        default=Value(1),
    )
    rows = found.annotate(distance=distance)
    sql, params = as_sql(rows.values("record_id", "roles", "issues_up", "distance"))
    with connection.cursor() as cursor:
        cursor.execute(CELLS.format(rows=sql), (NAMED, *params, chains))
        cells = cursor.fetchall()
    actors = Actor.objects.only("uuid", "name_th", "name_en")
    named = actors.in_bulk({pk for *_cell, pks in cells for pk in pks})
    return {
        (role, chain): (count, here, [named[pk] for pk in pks])
        for role, chain, count, here, pks in cells
    }
