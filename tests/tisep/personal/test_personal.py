"""A person's rights over their data, and the registers that the law asks for."""

from __future__ import annotations

import json
from datetime import timedelta

import pghistory
import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import IntegrityError, models
from django.urls import reverse
from django.utils import timezone

from actors.models import Actor, Membership
from records.models import User
from tests.drawing import an_actor
from tests.tisep.desk import desk
from tests.tisep.desk import person as desk_person
from tisep.notices import news
from tisep.notices.models import Follow
from tisep.personal import retention
from tisep.personal.erasing import erase_again
from tisep.personal.mine import kept_about, ties_to_people
from tisep.personal.models import Access, Breach, Erasure

pytestmark = pytest.mark.django_db
ADDRESS = "somchai@example.org"


@pytest.fixture
def somebody(country):
    person = User.objects.create(username="s", email=ADDRESS)
    EmailAddress.objects.create(user=person, email=ADDRESS, verified=True, primary=True)
    Membership.objects.create(person=person, actor=an_actor(region=country["95"]))
    Follow.objects.create(person=person, query="region=95")
    return person


@pytest.fixture
def signed_in(client, somebody):
    somebody.set_password("a long enough one")
    somebody.save()
    client.post(reverse("account_login"), {"login": ADDRESS, "password": "a long enough one"})
    for address in ("/me/data/copy.json", "/me/data/erase"):
        assert "reauthenticate" in client.get(address)["Location"]
    client.post(reverse("account_reauthenticate"), {"password": "a long enough one"})
    return client


def test_every_table_that_says_who_lets_go_of_them():
    assert {field.remote_field.on_delete for field in ties_to_people()} <= {
        models.CASCADE,
        models.SET_NULL,
    }


def test_all_that_is_kept_is_told(signed_in, somebody):
    copied = dict(json.loads(signed_in.get("/me/data/copy.json").content))
    assert copied["records.user"][0]["email"] == ADDRESS
    assert copied["notices.follow"][0]["query"] == "region=95"
    assert len(copied["actors.membership"]) == 1
    assert "password" not in copied["records.user"][0]
    table = signed_in.get("/me/data/copy.csv").content.decode()
    assert f"records.user,1,email,{ADDRESS}" in table
    assert signed_in.get("/me/data/copy.xml").status_code == 404


def test_nobody_sees_anothers_data(client, somebody):
    for address in ("/me/data", "/me/data/copy.json", "/me/data/erase"):
        assert client.get(address).status_code == 302


def test_who_is_erased_is_nowhere(signed_in, somebody, country):
    with pghistory.context(user=somebody.pk, url="/x"):
        changed = Actor.objects.get()
        changed.updated_by, changed.name_th = somebody, "ใหม่"
        changed.save()
    number = somebody.pk
    assert "ย้อนกลับไม่ได้" in signed_in.get("/me/data/erase").content.decode()
    assert User.objects.filter(pk=number).exists()
    assert signed_in.post("/me/data/erase").status_code == 200
    assert not User.objects.filter(pk=number).exists()
    assert not EmailAddress.objects.exists()
    assert not Membership.objects.exists()
    assert not Session.objects.filter(session_data__contains=str(number)).exists()
    assert Actor.objects.get().updated_by is None
    events = Actor.pgh_event_model.objects
    assert not events.filter(updated_by=number).exists()
    assert not pghistory.models.Context.objects.filter(metadata__user=number).exists()
    assert Actor.objects.get().name_th == "ใหม่"
    assert signed_in.get("/me/data").status_code == 302


def test_a_restored_backup_does_not_bring_them_back(somebody, tmp_path):
    number, saved = somebody.pk, tmp_path / "numbers"
    somebody.delete()
    call_command("erase_again", save=saved)
    # As in a backup from before: the person is there, and nothing says that they were erased.
    User.objects.create(pk=number, username="s")
    Erasure.objects.all().delete()
    call_command("erase_again", numbers=saved)
    assert not User.objects.filter(pk=number).exists()
    assert erase_again() == 0


def test_who_joined_later_under_the_same_number_stays(somebody):
    number = somebody.pk
    somebody.delete()
    Erasure.objects.update(erased_at=timezone.now() - timedelta(days=1))
    User.objects.create(pk=number, username="new")
    assert erase_again() == 0


def test_what_is_held_still_is_not_used(signed_in, somebody, country):
    Follow.objects.update(begun_at=timezone.now() - timedelta(days=1))
    signed_in.post("/me/data/restrict", {"restricted": "yes"})
    assert not news.gather()
    signed_in.post("/me/data/restrict", {"restricted": "no"})
    assert news.gather()


def test_what_was_kept_long_enough_ends(somebody):
    old = timezone.now() - timedelta(days=400)
    never = User.objects.create(username="n", email="n@example.org", date_joined=old)
    EmailAddress.objects.create(user=never, email="n@example.org")
    at_the_desk = User.objects.create(username="d", date_joined=old)
    Access.objects.create(person=at_the_desk, model="records.user", at=old)
    Access.objects.create(person=at_the_desk, model="records.user")
    User.objects.filter(pk=somebody.pk).update(date_joined=old)
    retention.end()
    assert set(User.objects.all()) == {somebody, at_the_desk}
    assert Access.objects.count() == 1


def test_the_record_of_processing_is_found_from_the_privacy_page(client, db):
    for language in ("", "/en"):
        page = client.get(f"{language}/privacy").content.decode()
        assert f'href="{language}/privacy/processing"' in page
        assert client.get(f"{language}/privacy/processing").status_code == 200


def a_breach(**told) -> Breach:
    about = {"what_happened": "x", "data_concerned": "y", "why_this_risk": "z"}
    return Breach.objects.create(known_at=timezone.now() - timedelta(hours=70), **about, **told)


def test_the_clock_of_a_breach_runs_for_72_hours():
    breach = a_breach()
    assert breach.hours_left == 1
    breach.known_at -= timedelta(hours=5)
    assert breach.hours_left == -4
    breach.office_told_at = timezone.now()
    assert breach.hours_left is None
    assert a_breach(risk="none").hours_left is None


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"closed_at": timezone.now()}, "breach_closed_when_all_were_told"),
        (
            {"risk": "high", "closed_at": timezone.now(), "office_told_at": timezone.now()},
            "breach_closed_when_all_were_told",
        ),
        (
            {"office_told_at": timezone.now() - timedelta(days=9)},
            "breach_told_after_it_was_known",
        ),
        ({"risk": "huge"}, "breach_risk"),
    ],
)
def test_a_breach_is_closed_when_all_were_told(told, rule):
    with pytest.raises(IntegrityError, match=rule):
        a_breach(**told)


def test_the_registers_are_the_administrators(db):
    a_breach()
    _user, administrator = desk_person("administrator")
    page = administrator.get(desk(Breach)).content.decode()
    assert "เหลือ 1 ชั่วโมง" in page
    assert administrator.get(desk(Breach, "delete", Breach.objects.get().pk)).status_code == 403
    _user, curator = desk_person("curator", "2")
    assert curator.get(desk(Breach)).status_code == 403
    assert curator.get(desk(Access)).status_code == 403


def test_who_looks_at_people_at_the_desk_is_written_down(somebody):
    user, administrator = desk_person("administrator")
    administrator.get(desk(Actor))
    assert not Access.objects.exists()
    administrator.get(desk(User, "change", somebody.pk))
    (access,) = Access.objects.all()
    assert (access.person, access.model, access.object_id) == (
        user,
        "records.user",
        str(somebody.pk),
    )


def test_kept_about_a_newcomer_is_their_account():
    newcomer = User.objects.create(username="new")
    assert [one.model for one in kept_about(newcomer)] == [User]
