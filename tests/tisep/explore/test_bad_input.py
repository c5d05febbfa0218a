"""Nothing that anybody types breaks a search, or makes it read a whole table."""

import pytest
from django.db import connection

from tests.drawing import an_actor
from tests.tisep.explore.drawing import sql
from tisep.explore.search import finding
from tisep.explore.search.engine import search

pytestmark = pytest.mark.django_db

TYPED = {
    "long": "ผู้สูงอายุ" * 1_000,
    "long words": "ก" * 9_999,
    "marks": "่้๊๋์ํ็",
    "zero width": "\u200b\u200c\u200d\ufeff",
    "wildcards": "%_%__%%",
    "quote": "'",
    "double quote": '"',
    "emoji": "👵🏽👩‍👩‍👧 🐘",
    "mixed": "ผู้สูงอายุ老人стар elderly ١٢٣",
    "regular expression": "^(.*)+$[ก-๛]{3,}\\b",
    "two hundred": " ".join(f"คำ{n}" for n in range(200)),
    "letters": "ก ข ค ง จ ฉ ช",
    "sql": "'; DROP TABLE explore_searchdocument; --",
    "format": "%s %(x)s {0} {}",
    "two letters": "นา",
    "one letter": "ก",
}


@pytest.fixture
def actors(country):
    for n in range(30):
        an_actor(f"ชมรมผู้สูงอายุตำบลท่าสาป {n}", region=country["950102"])


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("address", ["/api/search", "/api/search/suggestions", "/api/explore"])
def test_whatever_is_typed_has_an_answer(client, actors, address, text):
    assert client.get(address, {"q": text}).status_code == 200


@pytest.mark.parametrize("text", [*TYPED.values(), "ผู้สูงอายุ ยะลา", "elderly", "ชมรมผู้สงอายุ", "2567"])
def test_no_statement_reads_the_whole_table(actors, monkeypatch, text):
    sql("ANALYZE explore_searchdocument")
    asked = []
    execute = finding.execute

    def explained(statement, params):
        with connection.cursor() as cursor:
            cursor.execute(f"{finding.PLANNED}EXPLAIN {statement}", params)
            asked.append("\n".join(line for (line,) in cursor.fetchall()))
        return execute(statement, params)

    for module in ("finding", "engine"):
        monkeypatch.setattr(f"tisep.explore.search.{module}.execute", explained)
    search(text)
    assert not [plan for plan in asked if "Seq Scan on explore_searchdocument" in plan]
