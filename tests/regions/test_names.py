"""The ways people write a region's name."""

import pytest

from regions.names import bare, could_be_cut, folded, is_capital, key


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("จ.ยะลา", "ยะลา"),
        ("จังหวัดยะลา", "ยะลา"),
        ("อ. เบตง", "เบตง"),
        ("กิ่งอำเภอกรงปินัง", "กรงปินัง"),
        ("เขตพระนคร", "พระนคร"),
        ("แขวงวังบูรพาภิรมย์", "วังบูรพาภิรมย์"),
        ("ต.ท่าสาป", "ท่าสาป"),
        ("เทศบาลตำบลท่าสาป", "ท่าสาป"),
        ("อบต.ท่าสาป", "ท่าสาป"),
        ("Amphoe Betong", "Betong"),
        ("Betong District", "Betong"),
        ("BANGKOK METROPOLIS", "BANGKOK"),
        # The first letter of a name is no prefix without its dot.
        ("อ่างทอง", "อ่างทอง"),
        ("ตราด", "ตราด"),
        ("จันทบุรี", "จันทบุรี"),
        # Nothing but a word for a level is left as it is.
        ("เทศบาลเมือง", "เทศบาลเมือง"),
    ],
)
def test_the_word_for_a_level_is_taken_off(written, name):
    assert bare(written) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mueang Yala", "Muang Yala"),
        ("Phatthalung", "Pattalung"),
        ("Sa Kaeo", "SA KAEW"),
        ("Phra Nakhon Si Ayutthaya", "Phra Nakhon Sri Ayutthaya"),
        ("ห้วยขะยูง", "ห้วยขะยุง"),
        ("อุไดเจริญ", "อุไดเจริญ์"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("ยะลา", "ยะรัง"), ("Trang", "Trat"), ("Nan", "Loei")])
def test_different_names_do_not_meet(one, other):
    assert folded(one) != folded(other)


def test_a_key_has_no_spaces_and_no_invisible_marks():
    assert key("Ko Pha-ngan\u200b ") == "kophangan"


@pytest.mark.parametrize(
    ("name", "capital"),
    [("เมือง", True), ("Mueang", True), ("Muang", True), ("เมืองยะลา", False), ("", False)],
)
def test_a_capital_district_may_be_called_only_that(name, capital):
    assert is_capital(name) is capital


def test_only_names_of_sixteen_characters_may_have_lost_their_end():
    assert could_be_cut("ป้อมปราบศัตรูพ่า")
    assert not could_be_cut("ป้อมปราบ")
