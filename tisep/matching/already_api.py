"""Who already does or asks for what somebody is about to write down, for forms to ask."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from actors.filters import SLUG_SCHEMA, slug_of
from actors.models import Issue, TargetGroup
from records.api.errors import Fault, Refused
from records.api.fields import absolute
from records.api.formats import JSON
from records.api.parameters import Parameter, one_of, read_all, whole_number
from records.api.views import Endpoint
from regions.filters import CODE_SCHEMA, read_region
from resources.models import ResourceKind
from tisep.explore.serializers import IndexedRecordSerializer
from tisep.matching.already import MOST, NEAR_KM, Meant, already_here, way_to_join

read_kind, kind_schema = one_of(ResourceKind.values)
read_km, km_schema = whole_number(1, 100)
ISSUE, GROUP = slug_of(Issue, "/api/issues"), slug_of(TargetGroup, "/api/target-groups")


class AlreadyHere(Endpoint):
    """Public projects and open needs that share two of issue, target group and kind with what is
    meant, in or for the region or near its point; at most five, the most alike first."""

    operation_id, tag = "getAlreadyHere", "explore"
    summary = "Who already does this here"
    parameters: ClassVar = (
        Parameter("region", "The code of where it is meant for.", None, read_region,
                  required=True, schema=CODE_SCHEMA, example="95"),
        Parameter("issue", "The slug of an issue that it is about.", None, ISSUE,
                  many=True, schema=SLUG_SCHEMA),
        Parameter("target_group", "The slug of a target group that it is for.", None, GROUP,
                  many=True, schema=SLUG_SCHEMA),
        Parameter("resource_kind", "What is asked for, where it is a need.", None, read_kind,
                  schema=kind_schema),
        Parameter("km", "How near is near.", None, read_km, default=NEAR_KM, schema=km_schema),
    )  # fmt: skip

    def get(self, request: Request, **_format: str) -> Any:
        asked = read_all(request, self.parameters)
        if "region" not in asked:
            mend = _("Give a code; /api/regions lists them.")
            raise Refused(Fault("region", _("It is not said where."), mend))
        meant = Meant(
            issues=asked.get("issue", ()),
            target_groups=asked.get("target_group", ()),
            kind=asked.get("resource_kind", ""),
            path=asked["region"].path,
            at=asked["region"].point,
        )
        found = already_here(meant, asked.get("km", NEAR_KM), MOST)
        told = IndexedRecordSerializer(found, many=True, context={"request": request}).data
        for row, one in zip(found, told, strict=True):
            one["join"] = absolute(request, way_to_join(row))
        return Response({"results": told})

    def answers(self) -> dict[str, Any]:
        listed = {"type": "array", "items": {"type": "object"}}
        schema = {"type": "object", "required": ["results"], "properties": {"results": listed}}
        return {JSON.media_type: {"schema": schema}}
