"""What is kept for the next search, and let go when something changes."""

import math
import time

import pytest
from django.core.cache.backends.redis import RedisCache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.drawing import an_actor
from tisep.explore.models import GlossaryTerm
from tisep.explore.search import frequencies, recent
from tisep.explore.search.clauses import Clause
from tisep.explore.search.conditions import Condition, every_condition
from tisep.explore.search.preparing import prepare
from tisep.explore.search.recent import Recent, Shared

pytestmark = pytest.mark.django_db


def asked(client, **parameters):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/api/search", parameters)
    assert answer.status_code == 200
    return answer.json(), [one["sql"] for one in queries]


def reads_documents(statements):
    return any("explore_searchdocument" in one for one in statements)


def test_what_was_asked_before_is_not_sought_again_until_a_record_changes(client, country):
    an_actor("ชมรมผู้สูงอายุ", region=country["95"])
    first, statements = asked(client, q="ชมรม")
    assert reads_documents(statements)
    again, statements = asked(client, q="ชมรม")
    assert again == first
    assert not reads_documents(statements)
    an_actor("ชมรมคนพิการ", region=country["95"])
    third, _ = asked(client, q="ชมรม")
    assert third["count"] == first["count"] + 1


def test_a_kept_answer_does_not_outlive_a_word_of_the_glossary(client, country):
    an_actor("ชมรมผู้สูงอายุ", region=country["95"])
    assert asked(client, q="ผู้เฒ่าผู้แก่")[0]["count"] == 0
    GlossaryTerm.objects.create(slug="older", term_th="ผู้สูงอายุ", lay_words=["ผู้เฒ่าผู้แก่"])
    assert asked(client, q="ผู้เฒ่าผู้แก่")[0]["count"] == 1


def test_an_address_is_answered_with_its_own_host(client, country, settings):
    settings.ALLOWED_HOSTS = ["one.test", "two.test"]
    an_actor("ชมรมผู้สูงอายุ", region=country["95"])
    for host in settings.ALLOWED_HOSTS:
        answer = client.get("/api/search", {"q": "ชมรม"}, headers={"host": host}).json()
        assert f"//{host}/" in answer["results"][0]["url"]


def test_a_prepared_process_reads_no_words_for_its_first_search(client, country, monkeypatch):
    an_actor("ชมรมผู้สูงอายุ", region=country["95"])
    # The test's transaction would go with the connection.
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(frequencies, "_known", (-math.inf, frequencies.NOTHING))
    prepare()
    _, statements = asked(client, q="ชมรม")
    assert not [one for one in statements if "explore_glossaryterm" in one or "TABLESAMPLE" in one]


def test_the_longest_unasked_answer_goes():
    kept = Recent(2)
    for key in ("a", "b"):
        kept.keep(key, key)
    assert kept.get("a") == "a"
    kept.keep("c", "c")
    assert [kept.get(key) for key in "abc"] == ["a", None, "c"]


def test_one_process_gives_what_another_was_asked_and_does_without_the_others(monkeypatch, caplog):
    one, other = Shared(2), Shared(2)
    asked = ("an address", ("glossary", 1, int(time.time() * 1000)))
    one.keep(asked, {"count": 1})
    assert other.get(asked) == {"count": 1}
    assert other.get((*asked, "otherwise")) is None
    monkeypatch.setattr(recent, "cache", RedisCache("unix:///nowhere", {}))
    assert other.get(asked) == {"count": 1}
    assert other.keep("b", 2) == other.get("b") == 2
    assert other.get("c") is None
    assert "ConnectionError" in caplog.text


def knowing(monkeypatch, told, marks=None):
    common = frequencies.Frequencies(named={}, told=told, marks=marks or {}, documents=200_000)
    monkeypatch.setattr(frequencies, "frequencies", lambda: common)


def test_of_a_long_run_the_letters_that_fewest_have_are_looked_up(monkeypatch):
    knowing(monkeypatch, dict.fromkeys(("กอง", "องท", "งทุ", "ทุน", "ุนส", "นสว"), 0.5))
    assert frequencies.telling_parts("กองทุนสวตะ") == ["ุนสวตะ"]
    assert frequencies.telling_parts("กองทุน") == ["กองทุน"]
    text = "สำนักงานพัฒนาสังคม 2567"
    knowing(monkeypatch, dict.fromkeys(frequencies.runs(text), 0.1))
    # Of letters that many have each, two parts that few have both of.
    first, second = frequencies.telling_parts(text)
    assert second in text.split(first)[1]


def test_an_index_is_asked_for_what_leaves_few_and_not_for_what_many_have(monkeypatch):
    knowing(monkeypatch, {}, {"@rare": 0.0005, "@some": 0.02, "@wide": 0.1, "@most": 0.9})

    def asked(*marks):
        conditions = [
            Condition([], Clause(mark), Clause("plain"), frequencies.share_of_marks([mark]))
            for mark in marks
        ]
        return [clause.sql for clause in every_condition(conditions)]

    assert asked("@most") == ["@most"]
    assert asked("@most", "@rare") == ["@rare", "plain"]
    assert asked("@wide", "@some") == ["@some", "@wide"]
    assert asked("@wide", "@some", "@most") == ["@some", "@wide", "plain"]
