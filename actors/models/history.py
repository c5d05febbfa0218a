"""What records are tagged with and serve, followed by the history triggers like their columns."""

from __future__ import annotations

import pghistory

from actors.models.actor import Actor
from actors.models.project import Project

EVENTS = (pghistory.InsertEvent(), pghistory.DeleteEvent())


@pghistory.track(*EVENTS, obj_field=None)
class ActorIssue(Actor.issues.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ActorTargetGroup(Actor.target_groups.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ActorServes(Actor.serves.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ProjectIssue(Project.issues.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ProjectTargetGroup(Project.target_groups.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ProjectServes(Project.serves.through):
    class Meta:
        proxy = True
