"""Regions and figures as the API describes them; the figures are made up."""

from __future__ import annotations

from typing import Any

from records.api.examples import HOST, SOURCE

YALA = {"code": "95", "level": "province", "name_th": "ยะลา", "name_en": "Yala"}
THA_SAP = {"code": "950102", "level": "tambon", "name_th": "ท่าสาป", "name_en": "Tha Sap"}
PLACE = {
    "location": [101.244, 6.533],
    "at_region": False,
    "region": THA_SAP,
    "placed_by": "code",
    "placed_sure": True,
    "serves": ["9501"],
}
COUNTS: dict[str, Any] = {
    "actors": 12,
    "projects": 3,
    "resources": 5,
    "needs": 2,
    "reaching": 4,
    "by_actor_kind": {"cso": 7, "local_government": 5},
    "by_resource_kind": {"fund": 2, "knowledge": 3},
    "by_role": {"implementer": 6},
    "by_issue": {"child-protection": 3},
    "by_target_group": {"children-and-youth": 4},
    "nearest": {},
    "population": 540_000,
    "population_year": 2025,
    "per_100000_inhabitants": {"actors": 2.22, "projects": 0.56, "resources": 0.93, "needs": 0.37},
    "last_confirmed_on": "2026-01-15",
    "days_since_confirmed": 17,
    "counted_at": "2026-02-01T09:30:00+07:00",
}
REGION: dict[str, Any] = {
    **YALA,
    "url": f"{HOST}/api/regions/95",
    "page": f"{HOST}/regions/95",
    "aliases": [],
    "parent": {"code": "TH-S", "level": "part", "name_th": "ภาคใต้", "name_en": "South"},
    "path": ["95", "TH-S", "TH"],
    "valid_from": None,
    "valid_to": None,
    "boundary_approximate": True,
    "point": [101.281, 6.541],
    "point_by": "",
}
REGION_DETAIL: dict[str, Any] = {
    **REGION,
    "children_count": 8,
    "successors": [],
    "predecessors": [],
    "boundary_source": SOURCE,
    "bbox": [100.87, 5.61, 101.52, 6.67],
    "statistics": COUNTS,
}
STATISTICS: dict[str, Any] = {"region": YALA, **COUNTS}
INDICATOR: dict[str, Any] = {
    "slug": "example-poverty-rate",
    "url": f"{HOST}/api/indicators/example-poverty-rate",
    "name_th": "สัดส่วนคนจน (ตัวอย่าง)",
    "name_en": "Poverty rate (example)",
    "unit_th": "ร้อยละ",
    "unit_en": "per cent",
    "direction": "higher_is_worse",
    "system": "",
    "method_th": "",
    "method_en": "",
    "version": "",
    "rolls_up": "none",
    "classes": {},
    "part_of": None,
    "source": SOURCE,
    "licence": "CC-BY-4.0",
}
INDICATOR_VALUE: dict[str, Any] = {
    "indicator": "example-poverty-rate",
    "region": YALA,
    "year": 2024,
    "as_of": None,
    "value": 12.5,
    "low": None,
    "high": None,
    "sample_size": None,
    "status": "official",
    "qualifier": "",
    "source_note": "",
}
