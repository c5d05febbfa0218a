"""Who a token speaks for: the person's organisations, and what of theirs is not public yet."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.plumbing import build_array_type
from rest_framework.request import Request
from rest_framework.response import Response

from actors.models import Membership, MembershipRole
from actors.rights import actors_of
from records.api.fields import ADDRESS, absolute
from records.api.parameters import UUID_SCHEMA
from records.api.shapes import STRING, closed
from records.models import State
from resources.models import Need, Resource
from tisep.tokens.models import Scope
from tisep.writing.signed import Signed

MOST = 200
NAMED = {"uuid": UUID_SCHEMA, "url": ADDRESS, "name_th": STRING, "name_en": STRING}
STATE = {"type": "string", "enum": State.values}
ROLE = {"type": "string", "enum": MembershipRole.values}
ORGANISATION = closed({**NAMED, "state": STATE, "role": ROLE})
RECORD = {"type": "string", "enum": ["need", "resource"]}
UNPUBLISHED = closed({**NAMED, "state": STATE, "record": RECORD})
SCOPES = build_array_type({"type": "string", "enum": Scope.values})


class Me(Signed):
    """In whose name the token writes, and where its person's unpublished listings stand."""

    operation_id, tag, summary = "getMe", "me", "Who the token speaks for"
    only_own = True
    scope = Scope.OWN_READ
    schema_of_answer: ClassVar[dict[str, Any]] = closed(
        {
            "scopes": SCOPES,
            "expires_at": {"type": ["string", "null"], "format": "date-time"},
            "actors": build_array_type(ORGANISATION),
            "unpublished": build_array_type(UNPUBLISHED),
        }
    )

    def get(self, request: Request, **_format: str) -> Response:
        person, token = self.person, self.token
        memberships = Membership.objects.filter(person=person, actor__in=actors_of(person))
        of_mine = memberships.select_related("actor").order_by("actor__name_th", "pk")
        return Response(
            {
                "scopes": token.scopes if token else Scope.values,
                "expires_at": token.expires_at if token else None,
                "actors": [
                    {**named(request, one.actor), "role": one.role} for one in of_mine[:MOST]
                ],
                "unpublished": [
                    {**named(request, one), "record": one._meta.model_name}
                    for one in unpublished(actors_of(person))
                ],
            }
        )

    def answers(self) -> dict[str, Any]:
        return {"application/json": {"schema": self.schema_of_answer}}


def unpublished(actors: QuerySet[Any]) -> list[Need | Resource]:
    """Needs and offers in their name that a curator has not published, the newest first."""
    waiting = {"state__in": [State.DRAFT, State.PENDING]}
    needs = Need.objects.filter(actor__in=actors, **waiting).order_by("-pk")
    offers = Resource.objects.filter(owner__in=actors, **waiting).order_by("-pk")
    return [*needs[:MOST], *offers[:MOST]]


def named(request: Request, record: Any) -> dict[str, Any]:
    address = reverse(f"api:{record._meta.model_name}-detail", args=[record.uuid])
    return {
        "uuid": str(record.uuid),
        "url": absolute(request, address),
        "name_th": record.name_th,
        "name_en": record.name_en,
        "state": record.state,
    }
