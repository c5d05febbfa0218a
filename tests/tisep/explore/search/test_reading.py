"""What a query is understood to mean: places, years, and the other words for what is asked."""

import pytest

from tests.drawing import an_actor
from tisep.explore.models import GlossaryTerm
from tisep.explore.search.reading import read
from tisep.explore.search.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


def understood(text, **options):
    return read(text, vocabulary(), **options)


@pytest.mark.parametrize(
    ("text", "codes", "terms"),
    [
        ("จ.ยะลา", ["95"], []),
        ("จังหวัด ยะลา", ["95"], []),
        ("ต.ท่าสาป อ.เมือง จ.ยะลา", ["950102"], []),
        ("เมือง ยะลา", ["9501"], []),
        ("ผู้สูงอายุจังหวัดยะลา", ["95"], ["ผู้สูงอายุ"]),
        ("ผู้สูงอายุยะลา", ["95"], ["ผู้สูงอายุ"]),
        ("elderly Yala", ["95"], ["elderly"]),
        ("Tha Sap", ["950102"], []),
        ("พมจ.ยะลา", ["95"], ["พมจ"]),
    ],
)
def test_places_are_read_with_and_without_words_for_their_level(country, text, codes, terms):
    reading = understood(text)
    assert reading.codes == codes
    assert [term.typed for term in reading.terms] == terms


def test_a_misspelt_place_is_put_right_only_where_that_is_asked(country):
    assert not understood("ปัตตนี").places
    mended = understood("ปัตตนี", mend=True)
    assert mended.codes == ["94"]
    assert [(one.typed, one.read_as) for one in mended.corrections] == [("ปัตตนี", "ปัตตานี")]


def test_a_word_that_a_curator_adds_is_used_by_the_next_search(client, country, issues_and_groups):
    actor = an_actor("ศูนย์ช่วยเหลือคนไร้บ้าน")
    assert client.get("/api/search", {"q": "คนนอนข้างถนน"}).json()["count"] == 0
    term = GlossaryTerm.objects.create(
        slug="homeless", term_th="คนไร้บ้าน", term_en="homeless people", lay_words=["คนนอนข้างถนน"]
    )
    for text in ("คนนอนข้างถนน", "homeless", "helping homeless people"):
        results = client.get("/api/search", {"q": text}).json()["results"]
        assert [result["id"] for result in results] == [str(actor.uuid)], text
    term.delete()
    assert client.get("/api/search", {"q": "คนนอนข้างถนน"}).json()["count"] == 0


def test_what_a_term_speaks_of_is_found_by_its_words(client, issues_and_groups):
    _, groups = issues_and_groups
    actor = an_actor("ชมรมคนรักกัน")
    actor.target_groups.add(groups["older-persons"])
    term = GlossaryTerm.objects.create(slug="tooth", term_th="ฟันปลอม", term_en="dentures")
    assert client.get("/api/search", {"q": "dentures"}).json()["count"] == 0
    term.target_groups.add(groups["older-persons"])
    found = client.get("/api/search", {"q": "dentures"}).json()["results"]
    assert str(actor.uuid) in [result["id"] for result in found]
