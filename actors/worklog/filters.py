"""By what lists of entries, and counts over them, are narrowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from actors.filters import THEME_PARAMETERS
from actors.models import Actor, Barrier
from records.api.parameters import YEAR_SCHEMA, Parameter, Unusable, read_year, whole_number
from regions.filters import CODE_SCHEMA, read_region

read_barrier, barrier_schema = whole_number(min(Barrier.values), max(Barrier.values))


def read_actor(text: str) -> Actor:
    try:
        return Actor.objects.public().get(uuid=UUID(text))
    except (ValueError, Actor.DoesNotExist):
        raise Unusable(
            _("There is no organisation “%(uuid)s”.") % {"uuid": text},
            _("Look them up under /api/actors."),
        ) from None


WORK_PARAMETERS = (
    Parameter(
        "region",
        "A region's code: work in it or below, or in a region that holds it.",
        lambda rows, regions: rows.in_or_around(regions),  # type: ignore[attr-defined]
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
        lambda rows, codes: rows.met(codes),  # type: ignore[attr-defined]
        read_barrier,
        many=True,
        schema=barrier_schema,
    ),
    Parameter(
        "year",
        "A year C.E. in which the work was done, if only in part.",
        lambda rows, years: rows.in_years(years),  # type: ignore[attr-defined]
        read_year,
        many=True,
        schema=YEAR_SCHEMA,
    ),
    Parameter(
        "actor",
        "The UUID of the organisation.",
        lambda rows, actors: rows.filter(actor__in=actors),
        read_actor,
        many=True,
        schema={"type": "string", "format": "uuid"},
    ),
)
