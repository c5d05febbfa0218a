"""Codes, names and points as the packages carry them."""

import sys
import tomllib
from collections import Counter, defaultdict

import pytest

from regions.gazetteer import OTHER_NAMES, PARTS, areas, name_key, tambon_points
from regions.names import key


@pytest.fixture(scope="module")
def known():
    return {area.code: area for area in areas()}


def test_every_level_is_there(known):
    current = Counter(area.level for area in known.values() if not area.valid_to)
    assert current == {
        "country": 1, "part": 5, "group": 3, "province": 77, "district": 928, "tambon": 7436,
    }  # fmt: skip


def test_every_province_is_in_one_part(known):
    listed = [code for _, _, codes in PARTS.values() for code in codes.split()]
    provinces = [area.code for area in known.values() if area.level == "province"]
    assert sorted(listed) == sorted(provinces)


@pytest.mark.parametrize(
    ("province", "part"), [("10", "TH-C"), ("70", "TH-C"), ("26", "TH-E"), ("95", "TH-S")]
)
def test_parts_are_those_of_the_human_achievement_index(known, province, part):
    assert known[province].parent == part


def test_parents_come_before_their_children():
    seen = set()
    for area in areas():
        assert area.parent is None or area.parent in seen
        seen.add(area.code)


def test_bangkoks_districts_are_named_as_all_others_are(known):
    assert (known["1001"].name_th, known["1001"].aliases) == ("พระนคร", ("เขตพระนคร",))


def test_an_abolished_code_knows_its_end_and_its_successors(known):
    bang_na = known["104701"]
    assert bang_na.valid_to.isoformat() == "2022-04-22"
    assert bang_na.successors == ("104702", "104703")


def test_successors_are_current(known):
    heirs = {code for area in known.values() for code in area.successors}
    assert {code for code in heirs if known[code].valid_to} == set()


def test_points_are_read_without_importing_the_package():
    points = tambon_points()
    lon, lat = points["ยะลา", "เมืองยะลา", "ท่าสาป"]
    assert (round(lon, 1), round(lat, 1)) == (101.2, 6.5)
    assert "thaiaddress" not in sys.modules


def test_two_spellings_of_a_name_have_one_key():
    assert name_key("สุไหงโก-ลก") == name_key("สุไหงโกลก")
    assert name_key("ปอภาร (ปอพาน)") == name_key("ปอภาร  (ปอพาน)")


def test_other_names_belong_to_regions_that_there_are_and_mislead_nobody():
    """A name that people say means one region of its level, official names included."""
    others = tomllib.loads(OTHER_NAMES.read_text())
    now = {area.code: area for area in areas() if area.valid_to is None}
    assert others.keys() - now.keys() == set()
    assert sum(map(len, others.values())) > 200
    meant = defaultdict(set)
    for area in now.values():
        for name in (area.name_th, area.name_en, *area.aliases):
            meant[area.level, key(name)].add(area.code)
    for code, names in others.items():
        for name in names:
            assert meant[now[code].level, key(name)] == {code}, name
