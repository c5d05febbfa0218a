"""Who may do what at the desk: groups with permissions, made and completed by every `migrate`."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils.translation import gettext_noop

RECORDS = ("actor", "project", "resource", "need")
TIES = ("participation", "partnership", "stage", "meeting", "jointkpi")
# What organisations tell themselves.
TOLD = ("workentry", "lesson", "document")
TAXONOMIES = ("issue", "targetgroup")
SOURCES = ("datasource",)
REGIONS = ("region", "indicator", "indicatorvalue")
TO_LOOK_AT = (
    *TAXONOMIES,
    *SOURCES,
    *REGIONS,
    "importrun",
    "regionstatistics",
    "statisticsrun",
    "sitecomment",
    "referral",
    "referralstep",
)
WORDS = ("glossaryterm",)
APPS = ("records", "regions", "actors", "resources", "explore", "personal")


def of(models: tuple[str, ...], *acts: str) -> set[str]:
    return {f"{act}_{model}" for model in models for act in acts}


CONTRIBUTOR = (
    of(RECORDS, "view", "add", "change")
    | of(TIES, "view", "add", "change", "delete")
    | of((*TOLD, *TAXONOMIES, *SOURCES, *REGIONS, *WORDS), "view")
)
CURATOR = (
    CONTRIBUTOR
    | of(RECORDS, "publish", "delete")
    | of(TOLD, "add", "change", "delete")
    | of((*TAXONOMIES, *WORDS), "add", "change")
    # What people call a region; the rest of it is the data manager's.
    | {"change_region"}
    | of(("missedsearch",), "view", "delete")
    | of(("contactpoint",), "view", "add", "change")
    | of(("report",), "view", "change")
    | {"view_conversation"}
    | of(("claim", "stewardship", "suggestion"), "view", "change")
    | of(("call",), "view", "add", "change")
    | of(TO_LOOK_AT, "view")
    | {"change_sitecomment"}
)
DATA_MANAGER = (
    CURATOR
    | of((*SOURCES, *REGIONS), "add", "change")
    | {"add_importrun"}
    | of((*SOURCES, *TAXONOMIES, *WORDS, "indicator", "indicatorvalue", "sitecomment"), "delete")
)
ADMINISTRATOR = (
    DATA_MANAGER
    | of(("user", "group"), "view", "add", "change", "delete")
    | of(("breach",), "view", "add", "change")
    | of(("curatedprovince",), "view", "add", "change", "delete")
    | of(("access",), "view")
)
ROLES = {
    gettext_noop("administrator"): ADMINISTRATOR,
    gettext_noop("data manager"): DATA_MANAGER,
    gettext_noop("curator"): CURATOR,
    gettext_noop("contributor"): CONTRIBUTOR,
}


def make_roles(using: str = "default", **_: Any) -> None:
    """Make the groups that are missing, and give each what it lacks; take nothing away.

    Permissions come with their apps: after a part of the migrations some are not there yet.
    """
    ours = Q(content_type__app_label__in=APPS) | Q(codename__endswith="_group")
    permissions = {p.codename: p for p in Permission.objects.using(using).filter(ours)}
    for name, codenames in ROLES.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(
            *(permissions[name] for name in sorted(codenames) if name in permissions)
        )
