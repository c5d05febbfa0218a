"""Following a record or whatever some filters find, and saying in words what is followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rest_framework.request import Request

from actors.models import ActorKind, Issue, Role, TargetGroup
from records.models import User
from resources.models import ResourceKind
from tisep.explore.filters import PARAMETERS, narrowed
from tisep.explore.models import IndexedRecord, RecordType
from tisep.notices.models import Follow
from tisep.pages.places import full_name

MOST = 100
# What says of what; when it was looked at, and how much of the map was seen, is of that day.
FILTERS = {one.name for one in PARAMETERS} - {"updated_since", "bbox"}


class TooMany(Exception):
    """A person follows as much as one can."""


@dataclass(frozen=True)
class Followed:
    """What is followed, in the reader's words, and where it is seen."""

    name: str
    address: str


def query_of(given: QueryDict) -> str:
    """The filters of a page's address in one order. Raises Refused where one cannot be read."""
    pairs = sorted((name, text) for name in FILTERS for text in given.getlist(name) if text.strip())
    query = QueryDict(mutable=True)
    for name, text in pairs:
        query.appendlist(name, text)
    found(query.urlencode())
    return query.urlencode()


def found(query: str) -> QuerySet[IndexedRecord]:
    """The records that the filters of the query find. Raises Refused."""
    return _read(query)[0]


def follow(*, by: User, record: UUID | None = None, query: str = "") -> Follow:
    """Begin to follow; what is followed already goes on. Raises TooMany."""
    if Follow.objects.filter(person=by).count() >= MOST:
        raise TooMany
    followed, _new = Follow.objects.get_or_create(person=by, record=record, query=query)
    return followed


def told(followed: Follow) -> Followed | None:
    """None: the record is not public any more, or a filter means nothing any more."""
    if followed.record:
        one = IndexedRecord.objects.filter(uuid=followed.record).defer("mark").first()
        return Followed(named(one), one.get_absolute_url()) if one else None
    return of_query(followed.query)


def named(one: IndexedRecord) -> str:
    return (get_language() == "en" and one.name_en) or one.name_th


def of_query(query: str) -> Followed:
    values = _read(query)[1]
    said = [words for name, given in values.items() if (words := _words(name, given))]
    return Followed(" · ".join(said) or _("Everything new"), f"{reverse('home')}?{query}")


def _words(name: str, given: Any) -> str:
    """A filter's values as people call them."""
    if name == "q":
        return f"“{given}”"
    texts = given if isinstance(given, list) else [given]
    labels: dict[str, dict[str, Any]] = {
        "record": dict(RecordType.choices),
        "actor_kind": dict(ActorKind.choices),
        "resource_kind": dict(ResourceKind.choices),
        "role": dict(Role.choices),
    }
    if name in labels:
        return ", ".join(str(labels[name][text]) for text in texts)
    if name in {"region", "located"}:
        return ", ".join(full_name(one) if one else _("not on the map") for one in texts)
    themes: dict[str, type[Issue | TargetGroup]] = {"issue": Issue, "target_group": TargetGroup}
    if name in themes:
        return ", ".join(one.name for one in themes[name].objects.filter(slug__in=texts))
    if name == "listing":
        return _("offers and needs")
    return ""


def _read(query: str) -> tuple[QuerySet[IndexedRecord], dict[str, Any]]:
    request = HttpRequest()
    request.GET = QueryDict(query)
    return narrowed(Request(request), IndexedRecord.objects.all())
