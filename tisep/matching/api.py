"""What fits a public record, with the reasons, for everybody to read."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import override
from rest_framework.request import Request
from rest_framework.response import Response

from actors.models import Actor, Project
from records.api.formats import JSON
from records.api.parameters import Parameter, read_all, whole_number
from records.api.views import Endpoint
from resources.models import Need, Resource
from tisep.explore.models import IndexedRecord
from tisep.explore.serializers import IndexedRecordSerializer
from tisep.matching.finding import Match
from tisep.matching.reasons import Reasons
from tisep.matching.shown import matches_of
from tisep.matching.weights import MOST

KINDS: dict[str, type[Any]] = {
    "actor": Actor, "project": Project, "resource": Resource, "need": Need,
}  # fmt: skip
read_limit, limit_schema = whole_number(1, MOST)


class Matches(Endpoint):
    """For a need what others offer and who could help; for an offer the needs; for an
    organisation partners. Nothing fits a project, nor what is met or given already."""

    operation_id, tag, summary = "getMatches", "explore", "Records that fit one, and why"
    parameters = (
        Parameter("limit", f"How many of a kind: {MOST} unless told.",
                  read=read_limit, schema=limit_schema),
    )  # fmt: skip

    def get(self, request: Request, uuid: Any, **_format: str) -> Any:
        limit = read_all(request, self.parameters).get("limit", MOST)
        subject = get_object_or_404(IndexedRecord.objects.defer("mark"), uuid=uuid)
        record = get_object_or_404(KINDS[subject.record].objects.public(), uuid=uuid)
        found = [one.match for part in matches_of(record, limit) for one in part.items]
        why = Reasons(subject, found)
        return Response({"results": [self.told(request, one, why) for one in found]})

    def told(self, request: Request, one: Match, why: Reasons) -> dict[str, Any]:
        reasons = {}
        for language in ("th", "en"):
            with override(language):
                reasons[f"reasons_{language}"] = why.of(one)
        return {
            **IndexedRecordSerializer(one.row, context={"request": request}).data,
            "offered": one.offered,
            "score": one.score,
            "parts": {str(part): worth for part, worth in one.parts.items()},
            "metres": None if one.metres is None else round(one.metres),
            **reasons,
        }

    def answers(self) -> dict[str, Any]:
        listed = {"type": "array", "items": {"type": "object"}}
        schema = {"type": "object", "required": ["results"], "properties": {"results": listed}}
        return {JSON.media_type: {"schema": schema}}
