"""Known matches follow what changes: many changes in one look, and only where they concern."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from actors.models import Membership
from records.models import User
from resources.models import Match, MatchingRun, Resource
from tests.drawing import a_need, a_resource, an_actor
from tisep.matching.keeping import refresh_if_changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(country, issues_and_groups):
    issues, _groups = issues_and_groups
    asker = an_actor("เทศบาล", region=country["950102"])
    made = a_need(asker, "รถเข็น", region=country["950102"])
    made.issues.add(issues["equality"])
    return made


def an_offer(need, name="รถเข็นให้ยืม") -> Resource:
    owner = an_actor(f"เจ้าของ {name}", region=need.region)
    return a_resource(name, owner=owner, kind="equipment", region=need.region)


def fitting(need) -> set[str]:
    rows = Match.objects.filter(need=need).select_related("resource", "actor")
    return {(one.resource or one.actor).name_th for one in rows}


def test_many_changes_are_one_look(need):
    for name in ("ก", "ข", "ค"):
        an_offer(need, name)
    run = refresh_if_changed()
    assert (run.needs, run.found) == (1, 3)
    assert fitting(need) == {"ก", "ข", "ค"}
    assert refresh_if_changed() is None, "nothing has changed"
    assert MatchingRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_changes_is_found_and_what_stays_keeps_its_day(need):
    an_offer(need, "ก")
    refresh_if_changed()
    first = Match.objects.get()
    an_offer(need, "ข")
    run = refresh_if_changed()
    assert (run.needs, run.found) == (1, 1)
    assert Match.objects.get(pk=first.pk).found_at == first.found_at


@pytest.mark.django_db(transaction=True)
def test_what_fits_no_more_is_forgotten(need):
    offer, other = an_offer(need, "ก"), an_offer(need, "ข")
    refresh_if_changed()
    offer.state = "archived"
    offer.save()
    other.kind = "data"
    other.save()
    refresh_if_changed()
    assert fitting(need) == set()


@pytest.mark.django_db(transaction=True)
def test_a_need_that_is_met_has_no_matches_to_tell(need):
    an_offer(need)
    refresh_if_changed()
    need.status = "met"
    need.save()
    refresh_if_changed()
    assert not Match.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_only_needs_that_a_change_may_concern_are_looked_at_again(need, country, monkeypatch):
    far = a_need(an_actor(region=country["940101"]), "ข้อมูล", kind="data", region=country["9401"])
    refresh_if_changed()
    monkeypatch.setattr("tisep.matching.keeping.OVERLAP", timedelta(0))
    an_offer(need)
    run = refresh_if_changed()
    assert run.needs == 1
    assert fitting(far) == set()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_look_once(need):
    an_offer(need)
    barrier, runs = Barrier(2), []

    def run() -> None:
        barrier.wait()
        runs.append(refresh_if_changed())
        connection.close()

    workers = [Thread(target=run) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert sum(one is not None for one in runs) == 1
    assert Match.objects.count() == 1


def test_a_match_is_kept_once_and_with_one_thing(need):
    offer = an_offer(need)
    Match.objects.create(need=need, resource=offer, score=0.5)
    with pytest.raises(IntegrityError, match="match_once"), transaction.atomic():
        Match.objects.create(need=need, resource=offer, score=0.5)
    with pytest.raises(IntegrityError, match="match_with_one_thing"), transaction.atomic():
        Match.objects.create(need=need, score=0.5)


def test_the_people_of_who_asks_see_what_was_found_lately(client, need):
    offer = an_offer(need)
    refresh_if_changed()
    person, stranger = (User.objects.create_user(name) for name in ("a", "b"))
    Membership.objects.create(person=person, actor=need.actor)
    for who, sees in ((person, True), (stranger, False)):
        client.force_login(who)
        page = client.get(reverse("my-referrals")).content.decode()
        assert (offer.get_absolute_url() in page) is sees
