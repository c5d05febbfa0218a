"""Who may do what at the desk: one test for each role and kind of act."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from actors.models import Actor
from records.models import DataSource, ImportRun, User
from regions.models import Indicator, Region
from tests.drawing import an_actor
from tests.tisep.desk import desk, filled_in, person
from tisep.roles import ROLES, make_roles

pytestmark = pytest.mark.django_db
EVERYBODY = ["administrator", "data manager", "curator", "contributor"]
PUBLISHERS = ["administrator", "data manager", "curator"]


def may(client, method, address, *args) -> bool:
    return getattr(client, method)(address, *args).status_code in (200, 302)


def roles_that(act) -> list[str]:
    return [role for role in EVERYBODY if act(person(role)[1])]


def published_by(client, actor) -> bool:
    client.post(desk(Actor), {"action": "publish", "_selected_action": [actor.pk]})
    actor.refresh_from_db()
    done = actor.is_public
    Actor.objects.filter(pk=actor.pk).update(state="draft")
    return done


def test_contributors_of_before_lose_what_their_role_no_longer_has():
    group = Group.objects.get(name="contributor")
    more = Permission.objects.filter(codename__in=["change_workentry", "view_claim"])
    group.permissions.add(*more)
    migration = import_module("actors.migrations.0020_contributors_read_what_is_told")
    migration.take_back(apps, None)
    theirs = set(group.permissions.values_list("codename", flat=True))
    assert "change_workentry" not in theirs
    assert theirs >= {"view_claim", "view_workentry", "change_actor"}


def test_all_add_and_change_drafts():
    draft = an_actor(state="draft")
    assert roles_that(lambda c: may(c, "get", desk(Actor, "add"))) == EVERYBODY
    for role in EVERYBODY:
        user, client = person(role, f"{role} who changes")
        address = desk(Actor, "change", draft.pk)
        sent = filled_in(client.get(address)) | {"name_th": f"ชื่อ {role}"}
        assert client.post(address, sent).status_code == 302
        draft.refresh_from_db()
        assert (draft.name_th, draft.updated_by) == (f"ชื่อ {role}", user)


def test_publishing_and_confirming_in_bulk_is_for_curators_and_up():
    draft = an_actor(state="draft")
    assert roles_that(lambda c: published_by(c, draft)) == PUBLISHERS
    page = person("contributor", "another")[1].get(desk(Actor)).rendered_content
    for action in ("publish", "archive", "confirm_today"):
        assert f'value="{action}"' not in page


def test_a_contributor_cannot_publish_through_the_form():
    draft = an_actor(state="draft")
    client = person("contributor")[1]
    address = desk(Actor, "change", draft.pk)
    sent = filled_in(client.get(address)) | {"state": "published"}
    response = client.post(address, sent)
    assert "state" in response.context_data["adminform"].form.errors
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_what_is_public_is_changed_by_curators_and_up_and_seen_by_all():
    public = an_actor()
    address = desk(Actor, "change", public.pk)
    assert roles_that(lambda c: may(c, "get", address)) == EVERYBODY
    contributor = person("contributor", "another")[1]
    assert contributor.post(address, {"name_th": "ชื่อ"}).status_code == 403
    editable = {
        role: "name_th"
        in person(role, f"{role} 2")[1].get(address).context_data["adminform"].form.fields
        for role in EVERYBODY
    }
    assert [role for role, can in editable.items() if can] == PUBLISHERS


def test_regions_sources_and_indicators_are_the_data_managers(country):
    managers = ["administrator", "data manager"]
    for model in (DataSource, Indicator, Region):
        User.objects.filter(is_staff=True).delete()
        assert roles_that(lambda c, m=model: may(c, "get", desk(m, "add"))) == managers
        User.objects.filter(is_staff=True).delete()
        assert roles_that(lambda c, m=model: may(c, "get", desk(m))) == EVERYBODY


def test_import_runs_are_seen_by_curators_and_up():
    ImportRun.objects.create(command="x")
    assert roles_that(lambda c: may(c, "get", desk(ImportRun))) == PUBLISHERS


def test_people_are_the_administrators():
    assert roles_that(lambda c: may(c, "get", desk(User))) == ["administrator"]


def test_only_a_superuser_makes_or_changes_one(admin_user):
    client = person("administrator")[1]
    address = desk(User, "change", User.objects.get(username="administrator").pk)
    assert "is_superuser" not in client.get(address).context_data["adminform"].form.fields
    theirs = desk(User, "change", admin_user.pk)
    assert client.post(theirs, {"username": "taken"}).status_code == 403


def test_roles_are_completed_and_keep_what_was_added():
    group = Group.objects.get(name="contributor")
    extra = Group.objects.get(name="administrator").permissions.get(codename="delete_user")
    group.permissions.set([extra])
    make_roles()
    assert {p.codename for p in group.permissions.all()} == ROLES["contributor"] | {"delete_user"}
