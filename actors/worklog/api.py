"""Work that fills gaps, and the barriers that it met, for everybody to read and take away."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponseBase
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from actors.examples import THEMES, named
from actors.models import WorkEntry
from actors.worklog.figures import by_issue, by_region
from actors.worklog.filters import WORK_PARAMETERS
from actors.worklog.serializers import MetSerializer, WorkEntrySerializer
from records.api.caching import state_of_database
from records.api.examples import HOST
from records.api.formats import CSV, JSON, TABLES, XLSX
from records.api.parameters import UUID_SCHEMA, filtered
from records.api.shapes import COUNT, STRING, closed
from records.api.tables import table
from records.api.views import Collection, Endpoint
from regions.choropleth.description import TEXT, WORKBOOK
from regions.examples import YALA

UUID = "f3b2a2b0-9a3e-4c39-a1f5-6f2d5f0a7c55"
EXAMPLE: dict[str, Any] = {
    "uuid": UUID,
    "url": f"{HOST}/api/work-log/{UUID}",
    "page": f"{HOST}/work-log/{UUID}",
    "actor": named(
        "actors",
        "7b0d6f5e-3a0c-4f0e-9a51-2f6f1d9b8c11",
        ("มูลนิธิตัวอย่าง", "Example Foundation"),
        kind="cso",
    ),
    "name_th": "เยี่ยมบ้านผู้สูงอายุติดเตียงที่ไม่มีผู้ดูแล",
    "name_en": "Home visits to bedridden older persons without a carer",
    "begins_on": "2026-01-01",
    "ends_on": "2026-03-31",
    "region": YALA,
    **THEMES,
    "reached": 42,
    "reached_suppressed": False,
    "description_th": "",
    "description_en": "",
    "gap_th": "ผู้ดูแลของรัฐมีไม่พอสำหรับทุกบ้าน",
    "gap_en": "The state's carers are too few for every home",
    "barriers": [{"code": 5, "name_th": "ไม่มีเงินอุดหนุน", "name_en": "No subsidy"}],
    "helpful_th": "",
    "helpful_en": "",
    "updated_at": "2026-04-01T09:30:00+07:00",
}
MET = closed(
    {
        "by": {"type": "string", "enum": ["issue", "region"]},
        **dict.fromkeys(("key", "name_th", "name_en"), STRING),
        "barrier": COUNT,
        **dict.fromkeys(("barrier_th", "barrier_en"), STRING),
        **dict.fromkeys(("entries", "organisations"), COUNT),
    }
)


class WorkLog(Collection):
    """What organisations do where the state does not reach, and which barriers they met."""

    singular, plural = "work log entry", "work-log"
    order = ("-ends_on", "-begins_on", "-pk")
    lookup_field = "uuid"
    id_schema = UUID_SCHEMA
    parameters = WORK_PARAMETERS
    example = EXAMPLE
    serializer_class = WorkEntrySerializer

    def get_queryset(self) -> QuerySet:
        return WorkEntry.objects.public().in_full()


class Barriers(Endpoint):
    """How many entries and organisations tell of each barrier, by issue and by province."""

    operation_id, tag = "getBarriersMet", "work-log"
    summary = "Barriers met, by issue and by province"
    parameters = WORK_PARAMETERS
    renderers: ClassVar[list[type[BaseRenderer]]] = [JSON, CSV, XLSX]

    def get_renderers(self) -> list[BaseRenderer]:
        return [renderer() for renderer in self.renderers]

    def get(self, request: Request, **_format: str) -> HttpResponseBase:
        entries = filtered(request, WorkEntry.objects.public(), self.parameters).qs
        rows = [*by_issue(entries), *by_region(entries)]
        form = request.accepted_renderer.format
        if form in TABLES:
            answer = table(request, MetSerializer(), rows, "barriers")
            answer.headers["ETag"] = state_of_database(request.get_full_path(), form)
            return answer
        return Response({"results": MetSerializer(rows, many=True).data})

    def answers(self) -> dict[str, Any]:
        return {
            JSON.media_type: {"schema": closed({"results": {"type": "array", "items": MET}})},
            CSV.media_type: {"schema": TEXT},
            XLSX.media_type: {"schema": WORKBOOK},
        }
