"""Somebody comes to the front page for the first time."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.map_page import asked, count, rows, settle, show_list


def test_it_says_what_it_is_and_what_to_type(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("ใครทำงานลดความเหลื่อมล้ำ ที่ไหน ด้วยอะไร")
    field = page.get_by_role("combobox", name="ค้นหาองค์กร โครงการ พื้นที่ หรือกลุ่มเป้าหมาย")
    expect(field).to_be_in_viewport()
    assert field.get_attribute("placeholder") == "เช่น ยะลา เด็ก ทุน"


def test_map_list_and_counts_tell_the_same(page):
    settle(page)
    answer = asked(page, "/api/explore")
    expect(count(page)).to_have_text(f"พบ {answer['count']} รายการ")
    expect(page.locator("[data-tisep-not-on-map]")).to_have_text(f"นอกแผนที่ {answer['not_on_map']}")
    show_list(page)
    expect(rows(page)).to_have_count(20)
    for facet in asked(page, "/api/explore/facets")["facets"]["record"]:
        tile = page.locator(f"[data-tisep-option={facet['value']}] [data-tisep-option-count]")
        expect(tile).to_have_text(str(facet["count"]))


def test_all_provinces_are_there_in_thai_order(page):
    names = page.locator("#province option").all_inner_texts()[1:]
    bare = [name.split(" (")[0] for name in names]
    assert len(bare) == 77
    assert bare[0] == "กระบี่"
    assert bare.index("เชียงใหม่") < bare.index("ตรัง") < bare.index("แพร่") < bare.index("ยะลา")


def test_more_of_the_list_comes_when_asked(page):
    settle(page)
    total = asked(page, "/api/explore")["count"]
    show_list(page)
    page.locator("[data-tisep-more]").click()
    expect(rows(page)).to_have_count(min(40, total))
    expect(rows(page).nth(20)).to_be_focused()
    assert "pages=2" in page.url


def test_english_is_one_step_away_and_keeps_the_choice(page):
    settle(page)
    page.locator("[data-tisep-option=project]").click()
    settle(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Who works on social inequality, where and with what?"
    )
    assert "/en/?record=project" in page.url
    expect(page.locator("[data-tisep-option=project] input")).to_be_checked()
