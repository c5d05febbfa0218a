"""Searches that found nothing: what is counted, what is not kept, what a curator is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery.schedules import crontab
from django.db import IntegrityError, transaction
from django.utils import timezone

from tisep.celery import app
from tisep.explore import missed as counting
from tisep.explore.missed import KEPT_DAYS, SHOWN_FROM, forget, missed, waiting
from tisep.explore.models import GlossaryTerm, MissedSearch, MissedSearchDay
from tisep.explore.tasks import forget_missed_searches

pytestmark = pytest.mark.django_db


def ask(text: str, times: int = SHOWN_FROM) -> None:
    for _ in range(times):
        missed(text)


def shown() -> list[tuple[str, int]]:
    return [(one.key, one.count) for one in waiting()]


def test_spellings_of_one_search_are_counted_together_by_day():
    ask("ดูแล  ตา-ยาย", 2)
    ask("ดูแล ตา ยาย", 1)
    (row,) = MissedSearchDay.objects.select_related("missed")
    assert (row.missed.key, row.count, row.day) == ("ดูแล ตา ยาย", 3, timezone.localdate())


def test_curators_see_the_most_frequent_first_and_nothing_rare():
    ask("สมชาย ใจดี", SHOWN_FROM - 1)
    ask("หมอนวด", SHOWN_FROM)
    ask("dog shelter", SHOWN_FROM + 1)
    assert shown() == [("dog shelter", 4), ("หมอนวด", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "1 1037 02071 81 1",
        "๑๑๐๓๗๐๒๐๗๑๘๑๑",
        "โทร 081-234-5678",
        "somebody@example.org",
        f"{'ก ' * 90}081-234-5678",
        "",
        "   ",
        "\u200b\u200b",
        "...",
        "\0",
    ],
)
def test_nothing_personal_and_nothing_empty_is_kept(text):
    ask(text)
    assert not MissedSearch.objects.exists()


def test_years_and_figures_are_kept():
    ask("แผน 2566-2570")
    ask("235,704")
    assert {key for key, _ in shown()} == {"แผน 2566 2570", "235704"}


@pytest.mark.parametrize("key", ["", "081 234 5678", "1103702071811", "a@b"])
def test_the_database_refuses_what_looks_personal(key):
    with pytest.raises(IntegrityError, match="missedsearch_"):
        MissedSearch.objects.create(key=key, last_at=timezone.now())


def test_a_day_stands_once():
    one = MissedSearch.objects.create(key="ก", last_at=timezone.now())
    MissedSearchDay.objects.create(missed=one, day=timezone.localdate(), count=1)
    with pytest.raises(IntegrityError, match="missedsearchday_once_a_day"):
        MissedSearchDay.objects.create(missed=one, day=timezone.localdate(), count=1)


def test_long_searches_are_cut_and_strange_ones_do_no_harm():
    ask("ก" * 10_000)
    ask("\ud800 x")
    assert {len(key) for key, _ in shown()} == {1, 100}


def test_a_search_goes_on_where_counting_fails(monkeypatch, caplog):
    monkeypatch.setattr(counting, "COUNT", "INSERT INTO nowhere VALUES (1)")
    with transaction.atomic():
        missed("ก")
        assert not MissedSearch.objects.exists()
    assert "was not counted" in caplog.text


def test_a_term_that_explains_it_takes_it_off_the_list_until_it_is_missed_again():
    ask("บ้านพักคนชะรา ลำปาง")
    ask("dog shelter")
    ask("dogma")
    term = GlossaryTerm.objects.create(slug="homes", term_th="บ้านพักคนชรา")
    GlossaryTerm.objects.create(slug="dogs", term_en="dog")
    assert [key for key, _ in shown()] == ["dogma", "บ้านพักคนชะรา ลำปาง"]
    term.lay_words = ["บ้านพักคนชะรา"]
    term.save()
    assert [key for key, _ in shown()] == ["dogma"]
    missed("บ้านพักคนชะรา ลำปาง")
    assert [key for key, _ in shown()] == ["บ้านพักคนชะรา ลำปาง", "dogma"]


def test_a_term_that_is_not_in_use_explains_nothing():
    ask("หมอนวด")
    GlossaryTerm.objects.create(slug="massage", term_th="หมอนวด", active=False)
    assert shown() == [("หมอนวด", 3)]


def test_the_clock_forgets_each_night():
    planned = {entry["task"]: entry["schedule"] for entry in app.conf.beat_schedule.values()}
    assert planned[forget_missed_searches.name] == crontab(hour=3, minute=30)
    ask("เก่า")
    MissedSearchDay.objects.update(day=timezone.localdate() - timedelta(days=KEPT_DAYS))
    forget_missed_searches()
    assert not MissedSearch.objects.exists()


def test_days_are_forgotten_after_ninety(monkeypatch):
    ask("เก่า")
    ask("ใหม่")
    ask("บ่อย", SHOWN_FROM + 1)
    today = timezone.localdate()
    old = MissedSearchDay.objects.get(missed__key="เก่า")
    for days, left in [(KEPT_DAYS - 1, 3), (KEPT_DAYS, 2)]:
        old.day = today - timedelta(days=days)
        old.save()
        forget()
        assert MissedSearch.objects.count() == left
    monkeypatch.setattr(counting, "MOST", 1)
    forget()
    assert shown() == [("บ่อย", SHOWN_FROM + 1)]
