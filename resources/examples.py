"""A resource and a need as the API describes them; both are made up."""

from __future__ import annotations

from typing import Any

from actors.examples import ACTOR_NAMED, THEMES
from records.api.examples import record
from regions.examples import PLACE

LISTED: dict[str, Any] = {
    "exchange": "relayed",
    "coordinator": None,
    "opened_at": "2026-01-01T09:00:00+07:00",
    "closed_at": None,
}
RESOURCE: dict[str, Any] = {
    **record(
        "resources",
        "5d1f0f6c-7a43-4d56-9b0a-0c4f8a7e3d33",
        ("กองทุนตัวอย่าง", "Example Fund"),
    ),
    **PLACE,
    **THEMES,
    "kind": "fund",
    "kind_as_written": "กองทุน",
    "owner": ACTOR_NAMED,
    "owner_as_text": "",
    "offer": "open",
    "terms_th": "ยื่นข้อเสนอโครงการหนึ่งหน้า",
    "terms_en": "A proposal of one page",
    "available_from": "2026-01-01",
    "available_until": "2026-06-30",
    "amount": 50000,
    "unit": "บาท",
    **LISTED,
}
NEED: dict[str, Any] = {
    **record("needs", "91c3b1de-0d6b-4b52-8e1e-7f3b6a2f4e44", ("รถเข็น", "Wheelchairs")),
    **PLACE,
    **THEMES,
    "kind": "equipment",
    "actor": ACTOR_NAMED,
    "on_behalf_of": None,
    "status": "open",
    "quantity": "",
    "needed_by": "2026-06-30",
    "amount": 5,
    "unit": "คัน",
    **LISTED,
}
