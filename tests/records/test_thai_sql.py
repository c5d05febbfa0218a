"""Two spellings of one Thai word become one string in the database."""

import pytest
from django.db import connection

from records.checks import thai_makes_trigrams

pytestmark = pytest.mark.django_db


def scalar(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("เเม่", "แม่"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("ก่ี", "กี่"),
        ("ม้้า", "ม้า"),
        ("ก.บ.จ.", "กบจ"),
        ("๒๕๖๗", "2567"),
        ("1,000", "1000"),
        ("สวัสดี\u200bครับ", "สวัสดีครับ"),
        ("ก\u00a0ข", "ก ข"),
        ("  ก   ข ", "ก ข"),
        ("[ก](ข)/ค\\ง", "ก ข ค ง"),
        ("NESDC", "nesdc"),
        ("“ก”, 'ข'; ค…", "ก ข ค"),
    ],
)
def test_th_norm_writes_one_word_one_way(one, other):
    assert scalar("SELECT th_norm(%s)", one) == scalar("SELECT th_norm(%s)", other)
    assert scalar("SELECT th_norm(th_norm(%s)) = th_norm(%s)", one, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ศูนย์", "สูน"),
        ("สุรินทร์", "สุรินท"),
        ("ภาษี", "พาสี"),
        ("ธรรมะ", "ธรมะ"),
        ("ผู้สูงอายุ", "ผุสุงอายุ"),
        ("ใจ", "ไจ"),
    ],
)
def test_th_skel_leaves_what_is_heard(one, other):
    assert scalar("SELECT th_skel(%s)", one) == scalar("SELECT th_skel(%s)", other)


def test_different_words_stay_different():
    assert scalar("SELECT th_skel('ขยะ')") != scalar("SELECT th_skel('ยะลา')")
    assert scalar("SELECT th_norm('มา')") != scalar("SELECT th_norm('ม้า')")


def test_they_work_with_an_empty_search_path():
    """As a restored dump calls them."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
    assert scalar("SELECT public.th_skel('ศูนย์')") == "สุน"


def test_they_may_stand_in_an_index():
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON actors_actor (th_skel(name_th))")
        cursor.execute(
            "SELECT bool_and(provolatile = 'i' AND proparallel = 's') FROM pg_proc "
            "WHERE proname IN ('th_norm', 'th_skel')"
        )
        assert cursor.fetchone()[0]


def test_this_database_makes_trigrams_of_thai():
    assert thai_makes_trigrams(databases=["default"]) == []


def test_a_database_that_makes_none_is_named():
    with connection.cursor() as cursor:
        # What pg_trgm does there, without any error.
        cursor.execute(
            "CREATE SCHEMA deaf; CREATE FUNCTION deaf.show_trgm(text) RETURNS text[] "
            "LANGUAGE sql AS $$ SELECT '{}'::text[] $$; SET LOCAL search_path = deaf, public"
        )
    (error,) = thai_makes_trigrams(databases=["default"])
    assert error.id == "records.E001"
    assert "LC_CTYPE" in error.hint
