"""Whatever way a search is written, it leads from the front page to where its writer meant."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.made_up import LABEL
from tests.browser.map_page import asked, field_of, rows, settle
from tests.browser.visitor import is_phone
from tests.site import ROOT


@dataclass
class Meant:
    """`place`: the chip; `says`: how the words were read; `first`: the name of the first row."""

    code: str
    place: str
    first: str
    says: str = ""


MEANT = {
    "คนแก่ติดเตียง พะเยา": Meant("56", "พะเยา (จังหวัด)", "ชมรมดูแลผู้ป่วยติดเตียงพะเยา"),
    "แม่ฮ่องสอนเด็กไร้สัญชาติ": Meant("58", "แม่ฮ่องสอน (จังหวัด)", "เครือข่ายสิทธิเด็กแม่ฮ่องสอน"),
    "prachin buri waste": Meant("25", "ปราจีนบุรี (จังหวัด)", "กลุ่มจัดการขยะปราจีนบุรี"),
    "พอช ลำปาง": Meant("52", "ลำปาง (จังหวัด)", "สำนักงาน พอช. ภาคเหนือ ลำปาง"),
    "z^hl^'vkp6": Meant("", "", "ผู้สูงอายุ", says="ผู้สูงอายุ"),
    "อยุธยา ปี 67": Meant("14", "พระนครศรีอยุธยา (จังหวัด)", "โครงการรับมือน้ำท่วมอยุธยา"),
    "who helps stateless kids in chumphon": Meant(
        "86", "ชุมพร (จังหวัด)", "ศูนย์การเรียนรู้เด็กไร้สัญชาติชุมพร"
    ),
}


@pytest.fixture(scope="module", autouse=True)
def made_up_records(site, site_environment):
    def run(what: str) -> None:
        command = [sys.executable, "-m", "tests.browser.made_up", what]
        subprocess.run(command, cwd=ROOT, env=site_environment, check=True)

    run("add")
    yield
    run("remove")


def chips(page: Page):
    return page.locator("[data-tisep-understood-chips] li")


def middle(page: Page) -> tuple[float, float]:
    """Latitude and longitude of the middle of the map, from the address."""
    found = re.search(r"at=([\d.]+),([\d.]+)", page.url)
    assert found
    return float(found[1]), float(found[2])


@pytest.mark.parametrize("words", MEANT)
def test_a_search_leads_where_it_was_meant(page, words):
    meant = MEANT[words]
    settle(page)
    field_of(page).press_sequentially(words)
    field_of(page).press("Enter")
    expect(page).to_have_url(re.compile("q="))
    # The first search of a process reads the glossary and the gazetteer.
    busy = page.locator("[data-tisep-list][aria-busy]")
    expect(busy).to_have_count(0, timeout=20_000)
    settle(page)
    expect(rows(page).first).to_contain_text(meant.first)
    expect(rows(page).first).to_be_in_viewport()
    if meant.says:
        expect(page.locator("[data-tisep-understood-readings]")).to_contain_text(meant.says)
    if meant.code:
        expect(chips(page).filter(has_text=meant.place)).to_be_visible()
        assert LABEL in rows(page).first.inner_text()
        expect(page).to_have_url(re.compile("at="))
        south, west = (side - 1.5 for side in middle(page))
        point = asked(page, f"/api/regions/{meant.code}")["point"]
        assert west < point[0] < west + 3
        if not is_phone(page):
            assert south < point[1] < south + 3
