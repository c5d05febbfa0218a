"""By which issues, target groups and organisations a list is narrowed."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.models import Actor, Issue, TargetGroup
from records.api.parameters import UUID_SCHEMA, Parameter, Unusable, public_one

SLUG_SCHEMA = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}


def slug_of(model: type[Issue | TargetGroup], address: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not model.objects.filter(slug=text).exists():
            raise Unusable(
                _("There is no “%(slug)s”.") % {"slug": text},
                _("%(address)s lists the slugs.") % {"address": address},
            )
        return text

    return read


#: For lists of what organisations tell of their work.
THEME_PARAMETERS = (
    Parameter(
        "issue",
        "An issue's slug; a chain finds its sub-issues too.",
        lambda rows, slugs: rows.about(slugs),
        slug_of(Issue, "/api/issues"),
        many=True,
        schema=SLUG_SCHEMA,
    ),
    Parameter(
        "target_group",
        "A target group's slug; a group finds the groups below it too.",
        lambda rows, slugs: rows.for_groups(slugs),
        slug_of(TargetGroup, "/api/target-groups"),
        many=True,
        schema=SLUG_SCHEMA,
    ),
)
ACTOR_PARAMETER = Parameter(
    "actor",
    "The UUID of the organisation.",
    lambda rows, actors: rows.filter(actor__in=actors),
    public_one(Actor, gettext_lazy("There is no organisation “%(uuid)s”."), "/api/actors"),
    many=True,
    schema=UUID_SCHEMA,
)
