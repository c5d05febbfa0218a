"""What terms of the glossary speak of, followed by the history triggers like their columns."""

from __future__ import annotations

import pghistory

from tisep.explore.models.glossary import GlossaryTerm

EVENTS = (pghistory.InsertEvent(), pghistory.DeleteEvent())


@pghistory.track(*EVENTS, obj_field=None)
class GlossaryTermIssue(GlossaryTerm.issues.through):
    class Meta:
        proxy = True


@pghistory.track(*EVENTS, obj_field=None)
class GlossaryTermTargetGroup(GlossaryTerm.target_groups.through):
    class Meta:
        proxy = True
