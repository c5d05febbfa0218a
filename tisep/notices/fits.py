"""What newly fits an open need or an offer, told to the people of both sides; once a pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Membership
from resources.models import Match
from resources.models.resource import OfferState
from tisep.explore.models import IndexedRecord, RecordType
from tisep.matching.finding import actors_for, needs_for, offers_for
from tisep.matching.reasons import Reasons
from tisep.matching.weights import TOLD
from tisep.notices.following import named
from tisep.notices.models import Notice

# Of what fits one need, so many of the best are told to whoever asks.
BEST = 5
LATELY = timedelta(days=1)


def gather() -> set[int]:
    """Write down what newly fits; returns who has news. Asked again, it tells nothing twice."""
    told = list(_to_tell())
    actors = {actor for actor, _word, _record, _about in told}
    people = defaultdict(list)
    belonging = Membership.objects.filter(
        actor__in=actors, person__is_active=True, person__restriction=None
    )
    for actor, person in belonging.values_list("actor", "person"):
        people[actor].append(person)
    now = timezone.now()
    return Notice.objects.tell(
        Notice(person_id=person, word=word, record=record, about=about, changed_at=now)
        for actor, word, record, about in told
        for person in people[actor]
    )


def _to_tell() -> Iterator[tuple[int, RecordType, UUID, UUID]]:
    """Whose people, of a record of which kind, and which record of theirs it fits."""
    found = Match.objects.filter(found_at__gt=timezone.now() - LATELY, score__gte=TOLD)
    rows = found.select_related("need", "resource", "actor").order_by("need", "-score", "pk")
    told: Counter[int] = Counter()
    for one in rows:
        fits = one.resource or one.actor
        if fits is None:
            continue
        need, word = one.need, RecordType.RESOURCE if one.resource else RecordType.ACTOR
        told[need.pk] += 1
        if told[need.pk] <= BEST:
            yield need.actor_id, word, fits.uuid, need.uuid
        if one.resource and one.resource.owner_id and one.resource.offer == OfferState.OPEN:
            yield one.resource.owner_id, RecordType.NEED, need.uuid, fits.uuid


def why(notices: Iterable[Notice]) -> dict[int, str]:
    """By notice: which record of theirs it fits and for which reasons, in the reader's language.

    Left out where it is no news of this kind, or fits no more.
    """
    by_about = defaultdict(list)
    for one in notices:
        if one.about:
            by_about[one.about].append(one)
    said = {}
    for row in IndexedRecord.objects.filter(uuid__in=by_about).defer("mark"):
        finding = [needs_for] if row.record == RecordType.RESOURCE else [offers_for, actors_for]
        fitting = {one.row.uuid: one for find in finding for one in find(row)}
        reasons = Reasons(row, list(fitting.values()))
        for one in by_about[row.uuid]:
            if one.record in fitting:
                told = ", ".join(reasons.of(fitting[one.record]))
                said[one.pk] = _("fits “%(name)s”: %(why)s") % {"name": named(row), "why": told}
    return said
