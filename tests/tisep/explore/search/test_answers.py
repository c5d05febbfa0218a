"""What the search's addresses answer: order, marks, what was understood, filters, suggestions."""

import pytest

from regions.models import Region
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(country, issues_and_groups):
    issues, groups = issues_and_groups
    club = an_actor("ชมรมผู้สูงอายุตำบลท่าสาป", region=country["950102"], abbreviations=["ชผส."])
    club.target_groups.add(groups["older-persons"])
    fund = an_actor(
        "กองทุนสวัสดิการชุมชน",
        region=country["94"],
        description_th="หนุนโดย ชผส. และ ครถ. ปี 2567",
    )
    fund.issues.add(issues["waste"])
    return {"club": club, "fund": fund}


def ask(client, **asked):
    response = client.get("/api/search", asked)
    assert response.status_code == 200, response.content
    return response.json()


def ids(answer):
    return [result["id"] for result in answer["results"]]


@pytest.mark.parametrize("text", ["ชมรมผู้สูงอายุตำบลท่าสาป", "คโรงชมรมผู้สูงอายตำบลท่าสาป", "ชผส"])
def test_a_name_comes_first_misspelt_or_short(client, drawn, text):
    assert ids(ask(client, q=text))[0] == str(drawn["club"].uuid)


def test_an_abbreviation_is_found_in_descriptions_by_the_full_name_too(client, drawn):
    an_actor("เครือข่ายคนรักถิ่น", abbreviations=["ครถ."])
    found = ask(client, q="เครือข่ายคนรักถิ่น ปี 67")
    assert found["understood"]["years"] == [2024]
    assert str(drawn["fund"].uuid) in ids(found)


def test_a_province_comes_before_what_is_in_it(client, drawn):
    found = ask(client, q="จ.ยะลา")
    assert found["results"][0]["kind"] == "region"
    assert ids(found)[0] == "95"
    assert str(drawn["club"].uuid) in ids(found)


def test_who_is_in_a_tambon_comes_before_its_namesakes_elsewhere(client, drawn, country):
    district = {"level": "district", "parent": country["94"], "name_th": "ท่าสาป"}
    Region.objects.create(code="9409", name_en="Tha Sap", **district)
    found = ids(ask(client, q="ต.ท่าสาป อ.เมืองยะลา จ.ยะลา"))
    assert found.index(str(drawn["club"].uuid)) < found.index("9409")
    assert ids(ask(client, q="ท่าสาป"))[0] == "9409"


def test_what_matched_is_marked(client, drawn):
    (first, *_) = ask(client, q="สูงอายุ")["results"]
    name = first["name_th"]
    assert [name[start:end] for start, end in first["matched"]["name_th"]] == ["สูงอายุ"]


def test_a_correction_is_shown_and_can_be_undone(client, drawn):
    found = ask(client, q="สวัสดิการ ปัตตนี")
    assert found["understood"]["corrections"] == [{"typed": "ปัตตนี", "read_as": "ปัตตานี"}]
    assert ask(client, q="สวัสดิการ ปัตตนี", verbatim="true")["understood"]["corrections"] == []


def test_a_text_of_the_other_keyboard_is_read_and_said(client, drawn):
    found = ask(client, q="z^hl^'vkp6")
    assert found["understood"]["keyboard"] == "ผู้สูงอายุ"
    assert str(drawn["club"].uuid) in ids(found)


def test_filters_narrow_what_is_found(client, drawn):
    assert str(drawn["club"].uuid) in ids(ask(client, q="ชมรม", region="95", kind="actor"))
    assert ask(client, q="ชมรม", region="94")["count"] == 0
    assert ask(client, q="ชมรม", bbox="100,5,100.1,5.1")["count"] == 0


def test_a_list_is_ordered_by_how_well_it_answers(client, drawn):
    answer = client.get("/api/explore", {"q": "ชผส"}).json()
    uuids = [row["uuid"] for row in answer["results"]]
    assert uuids == [str(drawn["club"].uuid), str(drawn["fund"].uuid)]
    assert answer["understood"]["terms"][0]["typed"] == "ชผส"


def test_suggestions_come_in_groups(client, drawn):
    groups = client.get("/api/search/suggestions", {"q": "ท่าสา"}).json()["groups"]
    kinds = {group["kind"]: group["items"] for group in groups}
    assert kinds["record"][0]["id"] == str(drawn["club"].uuid)
    assert kinds["place"][0]["id"] == "950102"
    assert client.get("/api/search/suggestions", {"q": "่้"}).json() == {"groups": []}


def test_a_place_is_suggested_whatever_stands_beside_it(client, drawn):
    asked = {"q": "กระดานโต้คลื่น ท่าสาป"}
    groups = client.get("/api/search/suggestions", asked).json()["groups"]
    kinds = {group["kind"]: group["items"] for group in groups}
    assert [one["id"] for one in kinds["place"]] == ["950102"]


def test_a_search_without_a_text_says_what_is_missing(client):
    response = client.get("/api/search")
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "q"


def test_records_like_one_share_what_it_is_about(client, drawn, issues_and_groups):
    _, groups = issues_and_groups
    alike = an_actor("กลุ่มผู้สูงวัย", region=drawn["club"].region)
    alike.target_groups.add(groups["older-persons"])
    results = client.get(f"/api/explore/{drawn['club'].uuid}/similar").json()["results"]
    assert results[0]["uuid"] == str(alike.uuid)
    assert str(drawn["club"].uuid) not in [row["uuid"] for row in results]
