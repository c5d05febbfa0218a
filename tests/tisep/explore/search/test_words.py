"""Spelling, keyboards, edits and years: what a query is read with before any place."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tisep.explore.search.edits import distance
from tisep.explore.search.keyboard import as_latin, as_thai
from tisep.explore.search.lexicon import Lexicon, aligned
from tisep.explore.search.spelling import key, norm, skeleton, spaced
from tisep.explore.search.years import without_years

LETTERS = "กขคงนมรลสหอเแโใไ" + "ะาำิีุู" + "่้๊๋์็ํ" + "abz019๑๒ .-()/%'\u200b\ufeff"


class SameSpelling(TestCase):
    @given(st.text(LETTERS, max_size=40))
    @settings(max_examples=200)
    def test_python_spells_as_the_database_does(self, text):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT explore_spaced(th_norm(%s)), explore_spaced(th_skel(%s)), explore_key(%s)",
                [text] * 3,
            )
            row = cursor.fetchone()
        assert row == (spaced(norm(text)), spaced(skeleton(text)), key(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("z^hl^'vkp6", "ผู้สูงอายุ"), ("xik0uo[6iu", "ปราจีนบุรี"), ("lsdiIN", "สหกรณ์")],
)
def test_what_was_typed_on_the_other_layout_is_read(typed, meant):
    assert as_thai(typed) == meant
    assert as_latin(as_thai("elderly")) == "elderly"


@pytest.mark.parametrize(
    ("text", "rest", "years"),
    [
        ("อยุธยา ปี 67", "อยุธยา", [2024]),
        ("ขยะ พ.ศ.๒๕๖๗", "ขยะ", [2024]),
        ("waste 2020", "waste", [2020]),
        ("2566-2567", "-", [2023, 2024]),
        ("20 จังหวัด", "20 จังหวัด", []),
        ("21 ปี บ้านมั่นคง", "21 ปี บ้านมั่นคง", []),
        ("235,704", "235,704", []),
    ],
)
def test_years_are_read_in_both_eras(text, rest, years):
    left, found = without_years(text)
    assert (left.strip(), found) == (rest, years)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("ab", "ab", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("abc", "adc", 1), ("abc", "xyz", 3)],
)
def test_edits_are_counted_up_to_a_limit(one, other, edits):
    assert distance(one, other, 2) == edits


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.of(["ผู้สูงอายุ", "ติดเตียง", "แม่ฮ่องสอน", "สวัสดิการ"])


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("คนแก่ติดเตียง", ["คนแก่", "ติดเตียง"]),
        ("แม่ฮ่องสอนเด็กไร้สัญชาติ", ["แม่ฮ่องสอน", "เด็ก", "ไร้", "สัญชาติ"]),
        ("เผยแพร่ความรู้", ["เผยแพร่", "ความรู้"]),
    ],
)
def test_a_run_of_thai_is_cut_into_its_words(lexicon, run, words):
    assert [piece.typed for piece in lexicon.pieces(norm(run))] == words


def test_a_misspelt_word_is_put_right(lexicon):
    assert [lexicon.spelt(word) for word in lexicon.meant(skeleton("สวัดิการ"))] == ["สวัสดิการ"]


@given(st.text("กขคนสอเ" + "าิีุู่้์", max_size=20))
def test_each_letter_of_a_skeleton_stands_somewhere(text):
    run = norm(text)
    drawn, starts = aligned(run)
    assert drawn == skeleton(run)
    assert starts == sorted(set(starts))
