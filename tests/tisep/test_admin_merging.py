"""Merging at the desk: from the list or a record, side by side, and apart again."""

from __future__ import annotations

import pytest
from django.contrib import admin

from actors.models import Actor, Participation, Project
from records.doubles import Merge
from resources.models import Need, Resource
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.desk import desk, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins(country):
    kept = an_actor("มูลนิธิเด็ก", name_en="Child Foundation", region=country["9501"])
    gone = an_actor("มูลนิธิเพื่อเด็ก", name_en="", kind="network", roles=["implementer"])
    Participation.objects.create(project=a_project(), actor=gone)
    return kept, gone


def beside(*records) -> str:
    asked = "&".join(f"ids={record.pk}" for record in records)
    return f"{desk(type(records[0]), 'merge')}?{asked}"


def sent(page, **chosen) -> dict[str, object]:
    """What the browser sends back from the page, with other choices where they are given."""
    context = page.context_data
    seen = {f"seen-{side.record.pk}": side.seen for side in context["sides"]}
    offered = {line.name: line.offered for line in context["lines"] if line.differs}
    return {"kept": context["sides"][0].record.pk, **seen, **offered, **chosen}


def test_the_list_leads_to_the_page_that_shows_them_side_by_side(admin_client, twins):
    kept, gone = twins
    chosen = {"action": "merge_chosen", "_selected_action": [gone.pk, kept.pk]}
    page = admin_client.post(desk(Actor), chosen, follow=True)
    lines = {line.name: line for line in page.context_data["lines"]}
    differing = {name for name, line in lines.items() if line.differs}
    assert differing == {"name_th", "name_en", "kind", "roles", "region"}
    assert lines["name_en"].offered == lines["region"].offered == kept.pk
    assert lines["roles"].offered == gone.pk
    assert dict(lines["roles"].cells)[gone.pk] == "ผู้ขับเคลื่อนแผนสู่การปฏิบัติ"
    assert page.context_data["sides"][1].ties == [("การเข้าร่วม", 1)]
    assert 'value="implementer"' not in page.rendered_content
    assert f'name="roles" value="{gone.pk}" checked' in page.rendered_content


def test_the_choices_hold_and_both_addresses_lead_to_one(admin_client, client, twins):
    kept, gone = twins
    address = beside(kept, gone)
    page = admin_client.get(address)
    merged = admin_client.post(address, sent(page, name_th=gone.pk), follow=True)
    assert merged.redirect_chain[-1][0] == desk(Actor, "change", kept.pk)
    kept.refresh_from_db()
    assert (kept.name_th, kept.roles, kept.kind) == ("มูลนิธิเพื่อเด็ก", ["implementer"], "cso")
    assert "มูลนิธิเด็ก" in kept.aliases
    for path in ("/actors/{}", "/en/actors/{}", "/api/actors/{}", "/api/actors/{}.geojson"):
        response = client.get(path.format(gone.uuid))
        assert (response.status_code, response["Location"]) == (301, path.format(kept.uuid))
        assert "no-cache" in response["Cache-Control"]
    assert client.get(f"/projects/{gone.uuid}").status_code == 404
    assert client.get(f"/api/needs/{gone.uuid}").status_code == 404


def test_it_stands_in_the_history_of_both_and_can_be_undone(admin_client, client, twins):
    kept, gone = twins
    address = beside(kept, gone)
    admin_client.post(address, sent(admin_client.get(address)))
    notes = {}
    for record in twins:
        page = admin_client.get(desk(Actor, "history", record.pk))
        notes[record] = " ".join(change.note for change in page.context_data["changes"])
    assert gone.name_th in notes[kept]
    assert kept.name_th in notes[gone]
    page = admin_client.get(desk(Actor, "change", gone.pk)).rendered_content
    assert desk(Actor, "change", kept.pk) in page
    undo = desk(Actor, "part", Merge.objects.get().act)
    assert undo in admin_client.get(desk(Actor, "change", kept.pk)).rendered_content
    assert admin_client.get(undo).status_code == 405
    admin_client.post(undo)
    assert client.get(f"/actors/{gone.uuid}").status_code == 200
    assert gone.participations.count() == 1


def test_the_second_of_two_curators_is_told_and_nothing_is_lost(twins):
    address = beside(*twins)
    _anong, first = person("curator", "anong")
    _boon, second = person("curator", "boon")
    hers, his = first.get(address), second.get(address)
    assert first.post(address, sent(hers)).status_code == 302
    refused = second.post(address, sent(his))
    assert refused.status_code == 200
    assert [message.level_tag for message in refused.context["messages"]] == ["error"]
    assert Merge.objects.count() == 1


def test_others_are_found_as_they_are_typed_and_put_beside(admin_client, twins):
    kept, gone = twins
    found = admin_client.get(desk(Actor, "merge_others"), {"term": "เพื่อเด็ก"}).json()["results"]
    assert [one["id"] for one in found] == [gone.pk]
    alone = admin_client.get(beside(kept))
    assert alone.context_data["lines"] == []
    assert desk(Actor, "merge_others") in alone.rendered_content
    assert beside(kept) in admin_client.get(desk(Actor, "change", kept.pk)).rendered_content


@pytest.mark.parametrize("kind", [Actor, Project, Resource, Need], ids=lambda kind: kind.__name__)
def test_every_kind_is_merged(admin_client, kind):
    actor = an_actor()
    make = {
        Actor: an_actor,
        Project: a_project,
        Resource: a_resource,
        Need: lambda name: a_need(actor, name),
    }[kind]
    kept, gone = make("หนึ่ง"), make("สอง")
    address = beside(kept, gone)
    admin_client.post(address, sent(admin_client.get(address)))
    gone.refresh_from_db()
    assert gone.state == "archived"
    assert Merge.objects.get().kind == kind._meta.label_lower


def test_merging_is_for_curators_and_up(twins):
    address = beside(*twins)
    roles = ("administrator", "data manager", "curator", "contributor")
    assert [person(role)[1].get(address).status_code for role in roles] == [200, 200, 200, 403]
    _user, contributor = person("contributor", "another")
    assert contributor.post(address, {"kept": twins[0].pk}).status_code == 403
    assert contributor.get(desk(Actor, "merge_others")).status_code == 403
    assert "merge_chosen" not in contributor.get(desk(Actor)).rendered_content


def test_the_desk_of_every_kind_merges():
    kinds = [model for model, site in admin.site._registry.items() if hasattr(site, "merge_view")]
    assert set(kinds) == {Actor, Project, Resource, Need}
