"""What stands for what: words that sound alike, words in names of places, and words of themes."""

import pytest

from actors.models import Actor, Issue
from tests.drawing import an_actor
from tisep.explore.models import GlossaryTerm
from tisep.explore.search.clauses import needed
from tisep.explore.search.engine import search
from tisep.explore.search.families import american, are_family
from tisep.explore.search.forms import Form, forms_of, says, term_of
from tisep.explore.search.glossary import Glossary
from tisep.explore.search.kindred import Kindred, words_in
from tisep.explore.search.reading import read
from tisep.explore.search.stems import beginnings
from tisep.explore.search.vocabulary import vocabulary

pytestmark = pytest.mark.django_db

ASKED = {"hungry families": ["hungry"], "families": ["families"], "while off hungry": ["hungry"]}


def a_term(slug, *issues, **words):
    term = GlossaryTerm.objects.create(slug=slug, **words)
    term.issues.set(issues)
    return term


def an_issue(name_th):
    return Issue.objects.create(slug=f"issue-{Issue.objects.count()}", name_th=name_th)


def forms(text, *names_of_places, provinces=()):
    """The forms of a term: how well each stands for what was typed."""
    glossary = Glossary.read(names_of_places, provinces)
    return {form.body: form.weight for form in term_of(text, glossary).forms}


def found(text):
    named = {str(one.uuid): one.name_th for one in Actor.objects.all()}
    return [named[hit.public_id] for hit in search(text).hits if hit.kind == "actor"]


def test_words_that_sound_alike_are_read_as_they_are_spelt():
    a_term("elephants", term_th="ช้าง", synonyms_th=["ปัญหาช้างป่า"])
    a_term("craftsmen", term_th="ช่าง", synonyms_th=["ช่างฝีมือ"])
    assert "ช่างฝีมือ" in forms("ช่าง")
    assert "ปัญหาช้างป่า" not in forms("ช่าง")
    assert set(forms("ชาง")) == {"ชาง"}


def test_a_long_word_is_known_where_its_tones_are_missing():
    a_term("older", term_th="ผู้สูงอายุ", lay_words=["วัยเก๋าประจำบ้าน"])
    assert "วัยเก๋าประจำบ้าน" in forms("ผูสูงอายุ")


def test_a_short_word_is_found_only_as_it_is_spelt():
    a_term("drugs", term_th="ยาบ้า", synonyms_th=["ยาเสพติด"])
    an_actor("โรงพยาบาลท่าสาป")
    an_actor("ศูนย์เลิกยาบ้า")
    assert found("ยาเสพติด") == ["ศูนย์เลิกยาบ้า"]
    assert found("ยาบ้า") == ["ศูนย์เลิกยาบ้า"]


def test_a_short_word_that_many_places_are_called_by_says_little():
    a_term("elephants", term_th="คนกับช้าง", synonyms_th=["ช้าง", "ช้างป่า"])
    places = [f"ทาชาง{letter}" for letter in "กขคงจฉชซญดต"]
    assert forms("คนกับช้าง")["ช้าง"] == pytest.approx(0.9)
    weights = forms("คนกับช้าง", *places)
    assert weights["ช้าง"] == pytest.approx(0.9 * 0.3)
    assert weights["ช้างป่า"] == pytest.approx(0.9)
    assert forms("ช้าง", *places)["ช้าง"] == pytest.approx(0.3)
    assert forms("คนกับช้าง", provinces=["ลานชาง"])["ช้าง"] == pytest.approx(0.9 * 0.3)


def test_a_theme_is_also_known_by_the_words_that_its_name_holds():
    debt = an_issue("หนี้สินและพฤติกรรมทางการเงิน")
    a_term("debt", debt, term_th="หนี้สิน", lay_words=["เป็นหนี้"])
    a_term("loan-sharks", debt, term_th="นายทุนเงินกู้", term_en="Loan sharks")
    other = forms("loan sharks")
    assert other["หนี้สินและพฤติกรรมทางการเงิน"] > other["หนี้สิน"] > 0.2
    assert "เป็นหนี้" not in other
    assert "นายทุนเงินกู้" not in forms("หนี้สิน")


def test_short_words_in_latin_letters_are_not_the_beginning_of_others():
    words = {"term_en": "dwelling places", "synonyms_en": ["house"], "lay_words": ["home"]}
    a_term("housing", term_th="ที่อยู่อาศัย", **words)
    standing_for = forms("ที่อยู่อาศัย")
    assert {" house ", " dwelling place"} <= set(standing_for)
    assert {" house", " home", " home "}.isdisjoint(standing_for)
    assert beginnings("housing") == ["housing"]
    assert beginnings("migration") == ["migrat", "migration"]


def test_a_form_that_another_says_is_left_out():
    short, long = Form("ทุจริต", "ทุจริต", 0.9), Form("ต่อต้านการทุจริต", "ตอตานการทุจริต", 0.8)
    assert says(short, long)
    assert not says(long, short)
    assert not says(Form("ทุจริต", "ทุจริต", 0.9, spelt=True), long)


def test_what_sounds_alike_is_not_found_by_a_form_that_is_spelt():
    (heard,) = forms_of("การพนันบอล")
    spelt = Form("พนัน", "พนัน", spelt=True)
    assert needed([heard, spelt]) == [heard, spelt]


def test_words_meet_in_british_and_american_spelling():
    a_term("labour", term_th="แรงงาน", term_en="labour organisation", lay_words=["day centre"])
    for text in ("labor organization", "Labour organization", "day center"):
        assert "แรงงาน" in forms(text), text


def test_words_meet_written_together_and_apart():
    a_term("nursery", term_th="สถานรับเลี้ยงเด็ก", term_en="day care", lay_words=["babysitter"])
    for text in ("daycare", "day-care", "baby sitter"):
        assert "สถานรับเลี้ยงเด็ก" in forms(text), text


def test_a_phrase_is_known_in_another_order_and_with_small_words():
    a_term("violence", term_th="ความรุนแรงในครอบครัว", term_en="women beaten by husbands")
    assert "ความรุนแรงในครอบครัว" in forms("husband who has beaten the woman")
    assert "ความรุนแรงในครอบครัว" not in forms("the woman and her children")


def test_an_unknown_word_is_read_as_one_of_its_family():
    a_term("craft", term_th="ช่างไม้", term_en="carpenters")
    assert "ช่างไม้" in forms("carpentry")
    assert are_family("femin", "feminist")
    assert not are_family("commun", "commut")
    assert not are_family("generat", "geni")


def test_thai_is_read_without_what_makes_a_noun_of_it():
    a_term("waste", term_th="ขยะ", synonyms_th=["มูลฝอย"])
    a_term("beggars", term_th="ขอทาน", term_en="beggars")
    assert "มูลฝอย" in forms("ปัญหาขยะ")
    assert " beggar" in forms("คนขอทาน")
    assert "มูลฝอย" in forms("ขยะในชุมชน")
    assert "มูลฝอย" not in forms("คนตาบอด")


@pytest.mark.parametrize(
    ("british", "written"),
    [
        ("organisations", "organizations"),
        ("labourers", "laborers"),
        ("neighbourhood", "neighborhood"),
        ("centres", "centers"),
        ("travelling", "traveling"),
        ("four", "four"),
        ("counsellor", "counselor"),
        ("dwellers", "dwellers"),
        ("rise", "rise"),
        ("fire", "fire"),
    ],
)
def test_british_spelling_becomes_american(british, written):
    assert american(british) == written


def test_whoever_is_meant_and_small_words_are_no_terms_beside_others():
    a_term("food", term_th="ความมั่นคงทางอาหาร", term_en="hungry")
    a_term("family", term_th="ครอบครัว", term_en="families")
    terms = {text: [term.typed for term in read(text, vocabulary()).terms] for text in ASKED}
    assert terms == ASKED


def test_a_word_of_a_term_is_no_place_that_begins_so(country):
    assert read("patta", vocabulary()).codes == ["94"]
    a_term("bank", term_th="ธนาคารหมู่บ้าน", term_en="patta banks")
    assert not read("patta", vocabulary()).places


def test_words_that_say_what_somebody_wants_or_lacks_tell_nothing_of_it():
    assert words_in("ไม่มีเงิน") == words_in("อยากมีเงิน") == words_in("ขอเงินหน่อย") == {"เงิน"}
    assert words_in("น้ำท่วมไปกี่บ้าน") == words_in("น้ำท่วมบ้าน")


def test_a_word_tells_most_of_the_term_that_has_it_in_most_phrases():
    boats, floods = [("น้ำท่วมนา", 0.8)], [("น้ำท่วมนา", 0.8), ("น้ำท่วมวัด", 0.8), ("น้ำท่วมทุ่ง", 0.8)]
    near = Kindred.of([boats, floods]).near(words_in("น้ำท่วมนา"))
    assert [number for number, _share in near] == [1, 0]


def test_a_phrase_that_no_term_has_is_read_by_the_terms_that_share_its_telling_words():
    beaten = an_issue("ความรุนแรงในครอบครัว")
    a_term("violence", beaten, term_th="ทำร้ายร่างกาย", lay_words=["ผัวตีเมีย", "โดนเตะ"])
    a_term("eggs", term_th="ไข่ไก่", lay_words=["ไข่โดนขโมย", "ขอไข่", "hens"])
    kindred = vocabulary().kindred
    ((number, near),) = kindred.near(words_in("โดนผัวเตะเมีย"))
    assert vocabulary().glossary.entries[number][0][0] == "ทำร้ายร่างกาย"
    assert 0.3 < near < 1
    assert kindred.near(words_in("อยู่บ้านเรา ใกล้ๆ")) == []
    an_actor("มูลนิธิคืนรอยยิ้ม").issues.add(beaten)
    an_actor("ฟาร์มไข่ไก่")
    assert found("เมียโดนผัวขี้เมาเตะ") == ["มูลนิธิคืนรอยยิ้ม"]
    assert found("ฟารมไข่ไก") == ["ฟาร์มไข่ไก่"]


def test_a_misspelt_word_makes_a_phrase_with_its_neighbours():
    a_term("shelters", term_th="บ้านพักคนไร้ที่พึ่ง", term_en="Homeless shelter")
    a_term("evacuation", term_th="ศูนย์พักพิง", term_en="Shelter")
    an_actor("บ้านพักคนไร้ที่พึ่งยะลา")
    an_actor("ศูนย์พักพิงน้ำท่วม")
    assert found("homless shelter") == ["บ้านพักคนไร้ที่พึ่งยะลา"]
