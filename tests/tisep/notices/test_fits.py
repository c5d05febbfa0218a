"""What newly fits a need or an offer is told to the people of both sides, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from actors.models import Membership
from records.models import User
from resources.models import Match
from tests.drawing import a_need, a_resource, an_actor
from tisep.matching.keeping import refresh_if_changed
from tisep.notices import digests, fits
from tisep.notices.models import Frequency, Notice

pytestmark = pytest.mark.django_db


def somebody_of(actor, name: str) -> User:
    person = User.objects.create_user(name, f"{name}@example.org")
    Membership.objects.create(person=person, actor=actor)
    return person


@pytest.fixture
def drawn(country, issues_and_groups, settings):
    """A need of `asker`'s organisation, and what fits it well, badly, and is a draft."""
    settings.SITE_ADDRESS = "https://tisep.example"
    here, older = country["950102"], issues_and_groups[1]["older-persons"]
    asking, owning = an_actor("เทศบาล", region=here), an_actor("มูลนิธิ", region=here)
    need = a_need(asking, "รถเข็นสำหรับผู้สูงอายุ", region=here)
    offer = a_resource("รถเข็นให้ยืม", owner=owning, kind="equipment", region=here, offer="open")
    hidden = a_resource("ร่างลับ", owner=owning, kind="equipment", region=here, state="draft")
    a_resource("รถเข็นไกล", owner=owning, kind="equipment", region=country["940101"])
    for one in (need, offer, hidden):
        one.target_groups.add(older)
    refresh_if_changed()
    return need, offer, somebody_of(asking, "asker"), somebody_of(owning, "owner")


def page_of(person: User, language: str = "") -> str:
    client = Client()
    client.force_login(person)
    return client.get(f"{language}/me/notices").content.decode()


def test_both_sides_are_told_once_with_the_reasons(drawn):
    need, offer, asker, owner = drawn
    assert fits.gather() == {asker.pk, owner.pk}
    assert fits.gather() == set()
    assert {(one.person, one.record, one.about) for one in Notice.objects.all()} == {
        (asker, offer.uuid, need.uuid),
        (owner, need.uuid, offer.uuid),
    }
    said = page_of(asker)
    assert "รถเข็นให้ยืม" in said
    assert "มีอุปกรณ์ให้" in said
    assert "fits “" in page_of(owner, "/en")
    assert digests.send(Frequency.WEEKLY) == 2
    (to_asker,) = (one for one in mail.outbox if one.to == ["asker@example.org"])
    assert "มีอุปกรณ์ให้" in to_asker.body
    assert "List-Unsubscribe" in to_asker.extra_headers
    assert "ร่างลับ" not in to_asker.body + said


def test_whom_it_is_not_told(drawn):
    _need, offer, asker, _owner = drawn
    type(offer).objects.update(offer="not_offered")
    User.objects.filter(pk=asker.pk).update(is_active=False)
    assert fits.gather() == set(), "neither who is switched off, nor of what is not offered"
    type(offer).objects.update(offer="open")
    Match.objects.update(found_at=timezone.now() - timedelta(days=2))
    assert fits.gather() == set(), "it is no news any more"


def test_reasons_go_with_what_is_public(drawn):
    need, offer, asker, _owner = drawn
    fits.gather()
    type(offer).objects.filter(pk=offer.pk).update(state="draft")
    assert "รถเข็นให้ยืม" not in page_of(asker)
    type(offer).objects.filter(pk=offer.pk).update(state="published")
    type(need).objects.filter(pk=need.pk).update(state="archived")
    assert need.name_th not in page_of(asker)
