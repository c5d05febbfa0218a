"""How far somebody's work at the desk reaches: to the borders of their provinces, or everywhere."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from records.models import State
from regions.models import CuratedProvince, Placed, Region


def provinces_of(person: Any) -> list[str] | None:
    """Codes of the provinces that bound what the person does; None where nothing does.

    Who looks after the regions themselves (data managers and up) looks after the whole country.
    """
    known = vars(person)
    if "_curated_codes" not in known:
        mine = CuratedProvince.objects.filter(person=person.pk)
        bounded = person.is_authenticated and not person.has_perm("regions.add_region")
        codes = mine.order_by("province__code").values_list("province__code", flat=True)
        known["_curated_codes"] = (list(codes) if bounded else []) or None
    found: list[str] | None = known["_curated_codes"]
    return found


def within(rows: QuerySet[Any], person: Any, to: str = "") -> QuerySet[Any]:
    """Rows of records in the person's provinces, and of those of their own that are not placed.

    `to` leads from a row to the record, such as `actor__`.
    """
    return rows.filter(_reach(person, to))


def inside(rows: QuerySet[Any], person: Any, to: str = "") -> QuerySet[Any]:
    """Rows whose `region`, after `to`, lies in the person's provinces."""
    codes = provinces_of(person)
    return rows if codes is None else rows.filter(**{f"{to}region__path__overlap": codes})


def choosable(records: QuerySet[Any], person: Any) -> QuerySet[Any]:
    """What the person may tie others to: their own, and what everybody sees."""
    reach = _reach(person)
    return records.filter(reach | Q(state=State.PUBLISHED)) if reach else records


def holds(person: Any, what: Placed | Region) -> bool:
    """Whether the record, or the region with all that is in it, is the person's to look after."""
    codes = provinces_of(person)
    if codes is None:
        return True
    region = what if isinstance(what, Region) else what.region
    if region is None:
        return getattr(what, "created_by_id", None) == person.pk
    return not set(codes).isdisjoint(region.path)


def _reach(person: Any, to: str = "") -> Q:
    codes = provinces_of(person)
    if codes is None:
        return Q()
    here = Q(**{f"{to}region__path__overlap": codes})
    return here | Q(**{f"{to}region": None, f"{to}created_by": person.pk})
