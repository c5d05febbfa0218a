"""Whoever writes something down is shown who already does it there, with a way to join."""

from __future__ import annotations

import pytest

from actors.models import Membership
from records.models import User
from tests.drawing import a_need, a_project, an_actor
from tisep.matching.already import Meant, already_here

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(country, issues_and_groups):
    """A project and a need about children's protection in Tha Sap."""
    issues, groups = issues_and_groups
    tambon = country["950102"]
    project = a_project("โครงการคุ้มครองเด็ก", region=tambon, at=(101.5, 6.75))
    need = a_need(an_actor(region=tambon), "ครูพี่เลี้ยง", region=tambon, kind="people")
    for record in (project, need):
        record.issues.add(issues["child-protection"])
        record.target_groups.add(groups["children-and-youth"])
    return {"project": project, "need": need, "issues": issues, "groups": groups}


def asked(client, **parameters) -> list[str]:
    wanted = {"region": "950102", "issue": "child-protection", **parameters}
    answer = client.get("/api/already-here", wanted)
    assert answer.status_code == 200, answer.content
    return [one["name_th"] for one in answer.json()["results"]]


def test_the_same_issue_and_group_or_kind_in_the_same_place(client, drawn):
    both = ["ครูพี่เลี้ยง", "โครงการคุ้มครองเด็ก"]
    assert asked(client, target_group="children-and-youth") == both
    assert asked(client, resource_kind="people") == ["ครูพี่เลี้ยง"]
    assert asked(client, issue="equality", target_group="children-and-youth") == both


def test_one_thing_in_common_is_not_the_same(client, drawn):
    assert asked(client) == []
    assert asked(client, target_group="older-persons") == []
    assert asked(client, issue="waste", target_group="children-and-youth") == []


def test_near_is_measured_in_kilometres_from_the_place(client, drawn, country):
    group = {"target_group": "children-and-youth"}
    assert asked(client, region="950101", km=15, **group) == []
    assert asked(client, region="950101", km=60, **group) == ["ครูพี่เลี้ยง", "โครงการคุ้มครองเด็ก"]
    drawn["project"].serves.add(country["950202"])
    assert asked(client, region="950202", km=1, **group) == ["โครงการคุ้มครองเด็ก"]


def test_what_is_no_longer_asked_or_not_public_is_not_shown(client, drawn):
    drawn["need"].status = "met"
    drawn["need"].save()
    drawn["project"].state = "draft"
    drawn["project"].save()
    assert asked(client, target_group="children-and-youth") == []


def test_each_has_a_way_to_join(client, drawn):
    wanted = {"region": "950102", "issue": "child-protection", "resource_kind": "people"}
    (need,) = client.get("/api/already-here", wanted).json()["results"]
    assert need["join"].endswith(f"/needs/{drawn['need'].uuid}/help")
    wanted = {"region": "950102", "issue": "child-protection", "target_group": "children-and-youth"}
    joins = [one["join"] for one in client.get("/api/already-here", wanted).json()["results"]]
    assert any(join.endswith(f"/projects/{drawn['project'].uuid}/write") for join in joins)


def test_without_a_place_or_with_one_that_is_none_it_is_refused(client, drawn):
    assert client.get("/api/already-here").status_code == 400
    assert client.get("/api/already-here?region=99").status_code == 400


def test_what_is_about_nothing_is_like_nothing():
    assert already_here(Meant(path=["95"])) == []


def test_whoever_writes_a_need_is_shown_it_before_publishing(client, drawn, country):
    actor = an_actor("เทศบาลอื่น", region=country["950102"])
    person = User.objects.create_user("member")
    Membership.objects.create(person=person, actor=actor)
    client.force_login(person)
    written = {
        "kind": "people",
        "name_th": "พี่เลี้ยงเด็ก",
        "place": "ต.ท่าสาป ยะลา",
        "exchange": "relayed",
        "actor": actor.pk,
        "issues": drawn["issues"]["child-protection"].pk,
        "look": "1",
    }
    page = client.post("/needs/new", written).content.decode()
    assert f"/needs/{drawn['need'].uuid}/help" in page
    assert 'name="publish"' in page
    assert (
        'id="already"' not in client.post("/needs/new", {**written, "issues": []}).content.decode()
    )
