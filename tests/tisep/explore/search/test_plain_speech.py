"""Whole sentences of people who know neither the glossary nor the records' words."""

import pytest

from regions.models import Region
from tests.drawing import an_actor
from tisep.explore.search.reading import read
from tisep.explore.search.thai_runs import is_of_words
from tisep.explore.search.vocabulary import vocabulary

from .test_meaning import a_term, an_issue, forms, found

pytestmark = pytest.mark.django_db


def test_who_does_what_was_asked_for_comes_before_who_is_of_the_theme():
    water = an_issue("การบริหารจัดการน้ำ")
    a_term("water", water, term_th="การบริหารจัดการน้ำ")
    a_term("drought", water, term_th="ภัยแล้ง", term_en="drought", synonyms_th=["น้ำแล้ง"])
    an_actor("เครือข่ายการบริหารจัดการน้ำ").issues.add(water)
    an_actor("ชมรมคนริมห้วย", description_th="ช่วยกันยามน้ำแล้ง")
    assert found("drought") == ["ชมรมคนริมห้วย", "เครือข่ายการบริหารจัดการน้ำ"]


def test_a_term_leads_to_wider_words_which_do_not_lead_back():
    a_term("funeral", term_th="ค่าทำศพ", term_en="funeral", wider_words=["กองทุนสวัสดิการ"])
    a_term("fund", term_th="กองทุนสวัสดิการ", synonyms_th=["กองบุญ"])
    an_actor("กองทุนสวัสดิการตำบลตัวอย่าง")
    an_actor("ชมรมค่าทำศพ")
    assert found("funeral") == ["ชมรมค่าทำศพ", "กองทุนสวัสดิการตำบลตัวอย่าง"]
    assert found("กองบุญ") == ["กองทุนสวัสดิการตำบลตัวอย่าง"]
    assert "ค่าทำศพ" not in forms("กองทุนสวัสดิการ")


def test_the_rest_of_a_word_weighs_little_where_many_places_are_called_so():
    a_term("marketing", term_th="การตลาด")
    places = [f"บางตลาด{letter}" for letter in "กขคงจฉชซญดต"]
    assert forms("การตลาด", *places)["ตลาด"] < 0.3 < forms("การตลาด")["ตลาด"]


def test_a_run_of_words_is_not_put_right_to_another_word():
    a_term("sports", term_th="ลานกีฬา", lay_words=["กีฬา"])
    assert is_of_words("งานกีฬา", vocabulary())
    assert not read("งานกีฬา", vocabulary(), mend=True).corrections
    assert read("ลานกีฬก", vocabulary(), mend=True).corrections


@pytest.mark.parametrize(
    ("text", "here"),
    [
        ("คนไร้บ้านเลย", True),
        ("เลยคนไร้บ้าน", True),
        ("ไม่มีสวัสดิการอะไรเลย", False),
        ("สวัสดิการเลยคนไร้บ้าน", False),
    ],
)
def test_a_province_that_is_a_word_too_is_read_by_where_it_stands(country, text, here):
    Region.objects.filter(code="94").update(name_th="เลย")
    for slug, word in (("homeless", "คนไร้บ้าน"), ("welfare", "สวัสดิการ")):
        a_term(slug, term_th=word)
    assert read(text, vocabulary()).codes == (["94"] if here else [])


def test_words_that_share_a_letter_are_told_apart(country):
    Region.objects.filter(code="94").update(name_th="กระบี่")
    a_term("older", term_th="คนแก่", term_en="old people")
    reading = read("คนแก่กระบี่", vocabulary())
    assert (reading.codes, [term.typed for term in reading.terms]) == (["94"], ["คนแก่"])


def test_what_is_left_of_a_contraction_says_nothing():
    a_term("fees", term_th="ค่าเทอม", lay_words=["can't afford school"])
    assert "ค่าเทอม" in forms("cannot afford the school")


def test_names_in_latin_letters_are_read_as_they_are_heard(country):
    Region.objects.filter(code="94").update(name_en="Na Thawi")
    for text in ("naa-dhawi", "Nar Thawi", "old people Na Dawi"):
        assert read(text, vocabulary()).codes == ["94"], text
    assert not read("Nat Hawaii", vocabulary()).places


def test_a_slip_in_a_long_word_is_put_right_though_its_parts_are_words():
    a_term("informal", term_th="แรงงานนอกระบบ", lay_words=["งาน", "นอกระบบ"])
    (one,) = read("แรพงานนอกระบบ", vocabulary(), mend=True).corrections
    assert one.read_as == "แรงงานนอกระบบ"


def test_a_word_of_the_field_is_meant_before_a_narrow_place(country):
    Region.objects.filter(code="9501").update(name_th="นาทม")
    a_term("floods", term_th="น้ำท่วม")
    reading = read("น้ำท่ทม", vocabulary(), mend=True)
    assert [(one.typed, one.read_as) for one in reading.corrections] == [("น้ำท่ทม", "น้ำท่วม")]
