"""Following, news, and the mail with them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone

from actors.models import Actor
from records.models import User
from tests.drawing import a_need, a_project, an_actor
from tisep.notices import digests, news
from tisep.notices.models import Follow, Frequency, Notice, NoticeSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return User.objects.create(username="1", email="somchai@example.org")


@pytest.fixture
def signed_in(client, person):
    client.force_login(person)
    return client


@pytest.fixture(autouse=True)
def addressed(settings):
    settings.SITE_ADDRESS = "https://tisep.example"


def earlier(**what) -> Follow:
    """A follow from yesterday: all of a test is one moment to the database."""
    before = timezone.now() - timedelta(days=1)
    return Follow.objects.create(begun_at=before, looked_at=before, **what)


def test_whoever_is_not_signed_in_is_led_to_do_so(client, country):
    for address in ("/me/notices", "/me/follow?region=95"):
        assert client.get(address)["Location"].startswith("/account/login")


def test_a_region_is_followed_and_its_news_are_told(signed_in, person, country):
    asked = signed_in.get("/me/follow?region=95")
    assert "จังหวัดยะลา" in asked.content.decode()
    assert not Follow.objects.exists()
    assert signed_in.post("/me/follow?region=95")["Location"] == "/me/notices"
    Follow.objects.update(begun_at=timezone.now() - timedelta(days=1))
    here = an_actor("มูลนิธิใหม่", region=country["950102"])
    an_actor("ที่อื่น", region=country["940101"])
    an_actor("ร่าง", region=country["950102"], state="draft")
    assert news.gather()
    page = signed_in.get("/me/notices").content.decode()
    assert "มูลนิธิใหม่" in page
    assert f"/actors/{here.uuid}" in page
    assert "ที่อื่น" not in page
    assert "ร่าง" not in page


def test_a_change_is_told_once_however_often_one_looks(person, country):
    earlier(person=person, query="region=95")
    earlier(person=person, query="record=actor")
    an_actor(region=country["95"])
    assert news.gather() == {person.pk}
    assert Notice.objects.count() == 1
    assert news.gather() == set()


def test_what_was_there_before_is_no_news(person, country):
    an_actor(region=country["95"])
    Follow.objects.create(person=person, query="region=95")
    assert not news.gather()


def test_a_record_is_followed_until_it_is_gone(signed_in, person, country):
    project = a_project("นำร่อง", region=country["95"])
    earlier(person=person, record=project.uuid)
    news.gather()
    assert "นำร่อง" in signed_in.get("/me/notices").content.decode()
    project.state = "archived"
    project.save()
    page = signed_in.get("/me/notices").content.decode()
    assert "นำร่อง" not in page
    assert "ไม่ได้เผยแพร่แล้ว" in page


def test_a_search_that_means_nothing_any_more_is_in_nobodys_way(signed_in, person, country):
    earlier(person=person, query="issue=gone")
    earlier(person=person, query="record=need")
    a_need(an_actor())
    assert news.gather()
    assert signed_in.get("/me/notices").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["", "region=00", "about=x", "colour=red", "about=00000000-0000-4000-8000-000000000000"],
)
def test_what_cannot_be_followed_is_not_found(signed_in, country, query):
    assert signed_in.get(f"/me/follow?{query}").status_code == 404
    assert signed_in.post(f"/me/follow?{query}").status_code == 404


def test_nobody_ends_what_another_follows(signed_in, country):
    other = User.objects.create(username="2")
    theirs = earlier(person=other, query="region=95")
    assert signed_in.post(f"/me/follows/{theirs.pk}/end").status_code == 404
    assert Follow.objects.filter(pk=theirs.pk).exists()


def test_one_thing_is_followed_once(person):
    Follow.objects.create(person=person, query="region=95")
    with pytest.raises(IntegrityError, match="follow_once"):
        Follow.objects.create(person=person, query="region=95")


def test_nothing_cannot_be_followed(person):
    with pytest.raises(IntegrityError, match="follow_one_thing"):
        Follow.objects.create(person=person)


def test_the_mail_names_what_is_new_in_both_languages_and_comes_once(person, country):
    earlier(person=person, query="region=95")
    actor = an_actor("มูลนิธิใหม่", name_en="New Foundation", region=country["95"])
    news.gather()
    assert digests.send(Frequency.DAILY) == 0
    assert digests.send(Frequency.WEEKLY) == 1
    assert digests.send(Frequency.WEEKLY) == 0
    (letter,) = mail.outbox
    assert letter.to == ["somchai@example.org"]
    for told in (
        f"มูลนิธิใหม่\n  https://tisep.example/actors/{actor.uuid}",
        f"New Foundation\n  https://tisep.example/en/actors/{actor.uuid}",
    ):
        assert told in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_is_read_or_gone_is_not_mailed(person, country):
    earlier(person=person, query="region=95")
    an_actor(region=country["95"])
    news.gather()
    Actor.objects.update(state="archived")
    assert digests.send(Frequency.WEEKLY) == 0


def test_one_click_ends_the_mails_without_signing_in(client, person, country):
    address = digests.stopping_address(person).removeprefix("https://tisep.example")
    assert client.get(address).status_code == 200
    assert not NoticeSettings.objects.exists()
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert NoticeSettings.objects.get(person=person).digest == Frequency.NEVER
    assert client.get("/notices/stop/1:forged").status_code == 404


def test_how_often_is_chosen(signed_in, person):
    signed_in.post("/me/notices/settings", {"digest": "daily"})
    assert person.notice_settings.digest == "daily"


def test_with_the_person_all_of_it_leaves(person, country):
    earlier(person=person, query="region=95")
    an_actor(region=country["95"])
    news.gather()
    digests.stop(person)
    person.delete()
    for model in (Follow, Notice, NoticeSettings):
        assert not model.objects.exists()


def test_old_news_are_forgotten(person):
    old = timezone.now() - timedelta(days=200)
    Notice.objects.create(person=person, word="actor", record=UUID(int=0), changed_at=old)
    news.forget()
    assert not Notice.objects.exists()


def test_what_is_too_long_to_be_kept_cannot_be_followed(signed_in):
    assert signed_in.post("/me/follow?q=" + "ก" * 190).status_code == 404
    assert signed_in.post("/me/follow?q=%00").status_code == 404
