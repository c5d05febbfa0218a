"""What records are tagged with and serve, followed by the history triggers like their columns."""

from __future__ import annotations

import pghistory

from resources.models.need import Need
from resources.models.resource import Resource

EVENTS = (pghistory.InsertEvent(), pghistory.DeleteEvent())


@pghistory.track(*EVENTS, obj_field=None)
class NeedIssue(Need.issues.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class NeedTargetGroup(Need.target_groups.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class NeedServes(Need.serves.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ResourceIssue(Resource.issues.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ResourceTargetGroup(Resource.target_groups.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class ResourceServes(Resource.serves.through):
    class Meta:
        proxy = True
