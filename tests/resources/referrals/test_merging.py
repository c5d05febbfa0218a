"""Organisations that become one, each with a referral of the same need on its way to it."""

from __future__ import annotations

import pytest

from records.doubles import Merge
from records.merging import merge, undo_merge
from resources.models import Resource
from resources.referrals import verbs
from tests.drawing import a_resource
from tests.resources.referrals.pilot import draw_pilot, on_its_way

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kept_first", [True, False])
def test_one_way_goes_on_and_the_other_ends_with_its_time_line(country, kept_first):
    pilot = draw_pilot(country)
    Resource.objects.update(offer="open")
    far = on_its_way(pilot, "accepted", resource=pilot.offer)
    begun = {"need": pilot.need, "actor": pilot.municipality, "by": pilot.asker}
    near = verbs.start(**begun, to_actor=pilot.other, note="โทรแล้ว")
    kept, gone = (pilot.foundation, pilot.other)[:: 1 if kept_first else -1]
    merge(kept=kept, others=[gone], by=pilot.asker)
    far.refresh_from_db()
    near.refresh_from_db()
    assert (far.state, far.to_actor, far.resource.offer) == ("accepted", kept, "reserved")
    assert (near.state, near.outcome, near.to_actor) == ("closed", "withdrawn", kept)
    told = list(near.steps.values_list("move", "note"))
    assert told == [("start", "โทรแล้ว"), ("merge", "")]
    undo_merge(act=Merge.objects.get().act, by=pilot.asker)
    for referral, actor in ((far, pilot.foundation), (near, pilot.other)):
        referral.refresh_from_db()
        assert (referral.to_actor, referral.steps.count()) == (actor, 5 if referral == far else 2)


def test_what_was_kept_for_the_way_that_ends_is_free(country):
    pilot = draw_pilot(country)
    far = on_its_way(pilot)
    lent = a_resource("รถเข็นให้ยืม", owner=pilot.other, kind="equipment", offer="open")
    near = verbs.start(need=pilot.need, actor=pilot.municipality, by=pilot.asker)
    said = {"urgency": "soon", "to_actor": pilot.other, "resource": lent}
    verbs.classify(referral=near, by=pilot.asker, **said)
    verbs.consent(referral=near, by=pilot.asker, to_actor=pilot.other)
    verbs.refer(referral=near, by=pilot.asker)
    verbs.accept(referral=near, by=pilot.stranger)
    lent.refresh_from_db()
    assert lent.offer == "reserved"
    merge(kept=pilot.other, others=[pilot.foundation], by=pilot.asker)
    for one in (far, near, lent, pilot.need):
        one.refresh_from_db()
    assert (far.state, near.state, lent.offer, pilot.need.status) == (
        *("followed_up", "closed", "open", "matched"),
    )
