"""By what lists of entries, and counts over them, are narrowed."""

from __future__ import annotations

from actors.filters import ACTOR_PARAMETER, THEME_PARAMETERS
from actors.models import Barrier
from records.api.parameters import YEAR_SCHEMA, Parameter, read_year, whole_number
from regions.filters import CODE_SCHEMA, read_region

read_barrier, barrier_schema = whole_number(min(Barrier.values), max(Barrier.values))

WORK_PARAMETERS = (
    Parameter(
        "region",
        "A region's code: work in it or below, or in a region that holds it.",
        lambda rows, regions: rows.in_or_around(regions),
        read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
    *THEME_PARAMETERS,
    Parameter(
        "barrier",
        "A barrier's code: 1 lack of expertise in specialised services, 2 coordination that does "
        "not run smoothly, 3 rules and regulations that get in the way, 4 pay that attracts "
        "nobody, 5 no subsidy.",
        lambda rows, codes: rows.met(codes),
        read_barrier,
        many=True,
        schema=barrier_schema,
    ),
    Parameter(
        "year",
        "A year C.E. in which the work was done, if only in part.",
        lambda rows, years: rows.in_years(years),
        read_year,
        many=True,
        schema=YEAR_SCHEMA,
    ),
    ACTOR_PARAMETER,
)
