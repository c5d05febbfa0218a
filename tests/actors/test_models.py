"""The rules that the database keeps about actors, projects and their ties."""

import datetime as dt

import pytest
from django.db import IntegrityError

from actors.models import Actor, ActorIssue, Issue, Participation, Partnership, Stage
from records.models import DataSource
from tests.drawing import a_project, an_actor

pytestmark = pytest.mark.django_db


def test_an_actor_has_a_thai_name():
    with pytest.raises(IntegrityError, match="actors_actor_named"):
        an_actor("")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"kind": "gang"}, "actors_actor_kind"),
        ({"roles": ["king"]}, "actors_actor_roles"),
        ({"state": "lost"}, "actors_actor_state"),
    ],
)
def test_words_outside_the_vocabulary_are_refused(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        an_actor(**values)


def test_an_actor_is_not_its_own_parent():
    actor = an_actor()
    with pytest.raises(IntegrityError, match="not_its_own_parent"):
        Actor.objects.filter(pk=actor.pk).update(parent=actor)


def test_a_reference_stands_once_in_its_source():
    source = DataSource.objects.create(slug="list", name_th="รายชื่อ")
    an_actor(source=source, source_ref="a1")
    with pytest.raises(IntegrityError, match="actors_actor_source_ref"):
        an_actor(source=source, source_ref="a1")


def test_many_records_may_have_no_reference():
    an_actor()
    an_actor()
    assert Actor.objects.public().count() == 2


def test_only_published_records_are_public():
    for state in ("draft", "pending", "archived"):
        an_actor(state=state)
    assert not Actor.objects.public().exists()


def test_a_partnership_is_with_another_and_once_a_kind():
    one, two = an_actor("หนึ่ง"), an_actor("สอง")
    Partnership.objects.create(actor=one, partner=two, kind="member")
    with pytest.raises(IntegrityError, match="partnership_once"):
        Partnership.objects.create(actor=one, partner=two, kind="member")


def test_nobody_is_a_partner_of_himself():
    one = an_actor()
    with pytest.raises(IntegrityError, match="partnership_with_another"):
        Partnership.objects.create(actor=one, partner=one, kind="member")


def test_a_participation_stands_once_a_role():
    project, actor = a_project(), an_actor()
    Participation.objects.create(project=project, actor=actor, role="lead")
    Participation.objects.create(project=project, actor=actor, role="funder")
    with pytest.raises(IntegrityError, match="participation_once_a_role"):
        Participation.objects.create(project=project, actor=actor, role="lead")


def test_a_project_ends_after_it_starts():
    with pytest.raises(IntegrityError, match="dates_in_order"):
        a_project(starts_on=dt.date(2024, 5, 17), ends_on=dt.date(2023, 1, 1))


def test_stages_are_numbered_once():
    project = a_project()
    Stage.objects.create(project=project, number=1, name_th="เวทีที่ 1")
    with pytest.raises(IntegrityError, match="stage_numbered_once"):
        Stage.objects.create(project=project, number=1, name_th="เวทีที่ 1")


def test_a_chain_holds_its_sub_issues(issues_and_groups):
    issues, _ = issues_and_groups
    actor = an_actor()
    actor.issues.add(issues["waste"])
    assert actor in Actor.objects.about(issues["social-power"])
    assert actor not in Actor.objects.about(issues["equality"])


def test_history_follows_bulk_updates_and_tags(issues_and_groups):
    issues, _ = issues_and_groups
    actor = an_actor("เดิม")
    Actor.objects.update(name_th="ใหม่")
    actor.issues.add(issues["waste"])
    actor.issues.clear()
    names = actor.events.order_by("pgh_id").values_list("name_th", flat=True)
    assert list(names) == ["เดิม", "ใหม่"]
    labels = ActorIssue.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label")
    assert [label for (label,) in labels] == ["insert", "delete"]


def test_an_issue_in_use_is_not_deleted(issues_and_groups):
    issues, _ = issues_and_groups
    with pytest.raises(IntegrityError):
        Issue.objects.filter(pk=issues["social-power"].pk).delete()
