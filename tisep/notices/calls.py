"""Calls of the funds that people follow: told when they open, and a week before they close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid5

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records.api.errors import Refused
from resources.models import Call, CallState
from tisep.explore.models import RecordType
from tisep.notices.following import found
from tisep.notices.models import Follow, Notice

LATELY = timedelta(days=2)
SOON = timedelta(days=7)


def gather() -> set[int]:
    """Write down what opened lately or closes soon; returns who has news. Told once each."""
    told = _to_tell()
    now = timezone.now()
    return Notice.objects.tell(
        Notice(
            person_id=followed.person_id,
            word=RecordType.RESOURCE,
            record=fund,
            about=about,
            changed_at=now,
        )
        for followed in (Follow.objects.filter(person__restriction=None) if told else ())
        for fund in _funds(followed, told)
        for about in told[fund]
    )


def why(notices: Iterable[Notice]) -> dict[int, str]:
    """By notice: what is told of which call, in the reader's language; nothing where it is over."""
    about = [one for one in notices if one.about and one.word == RecordType.RESOURCE]
    funds = {one.record for one in about}
    calls = Call.objects.public().standing(CallState.OPEN).filter(fund__uuid__in=funds)
    open_now: dict[UUID | None, Call] = {call.uuid: call for call in calls} if funds else {}
    closing: dict[UUID | None, Call] = {_closing(c.uuid): c for c in open_now.values()}
    said = {}
    for one in about:
        if call := open_now.get(one.about):
            said[one.pk] = _("a call is open: %(name)s") % {"name": call.name}
        elif (call := closing.get(one.about)) and call.days_left is not None:
            days = ngettext(
                "%(count)s day left to apply: %(name)s",
                "%(count)s days left to apply: %(name)s",
                call.days_left,
            )
            said[one.pk] = days % {"count": call.days_left, "name": call.name}
    return said


def _to_tell() -> dict[UUID, list[UUID]]:
    """By fund: what its notices are about, which for a closing call is another id than itself."""
    today = timezone.localdate()
    opened = Q(opens_on__gt=today - LATELY) | Q(created_at__gt=timezone.now() - LATELY)
    calls = Call.objects.public().standing(CallState.OPEN)
    told: dict[UUID, list[UUID]] = defaultdict(list)
    for fund, uuid in calls.filter(opened).values_list("fund__uuid", "uuid"):
        told[fund].append(uuid)
    closing = calls.filter(closes_on__lte=today + SOON)
    for fund, uuid in closing.values_list("fund__uuid", "uuid"):
        told[fund].append(_closing(uuid))
    return dict(told)


def _funds(followed: Follow, told: dict[UUID, list[UUID]]) -> list[UUID]:
    """Those of the funds that are followed, by themselves or by what finds them."""
    if followed.record:
        return [followed.record] if followed.record in told else []
    try:
        rows = found(followed.query)
    except Refused:
        return []
    return list(rows.filter(uuid__in=told).values_list("uuid", flat=True))


def _closing(call: UUID) -> UUID:
    return uuid5(call, "closing")
