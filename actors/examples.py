"""An actor, a project and the taxonomy as the API describes them; organisations are made up."""

from __future__ import annotations

from typing import Any

from records.api.examples import HOST, record
from regions.examples import PLACE, YALA

UUID = "7b0d6f5e-3a0c-4f0e-9a51-2f6f1d9b8c11"
PROJECT_UUID = "c2a94f7b-52a1-4c0d-8f3e-6f1f7d0c9e22"
NAME = ("มูลนิธิตัวอย่าง", "Example Foundation")
PROJECT_NAME = ("โครงการตัวอย่าง", "Example Project")
THEMES = {"issues": ["child-protection"], "target_groups": ["children-and-youth"]}


def named(plural: str, uuid: str, name: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A record by name, as others refer to it."""
    return {
        "uuid": uuid,
        "url": f"{HOST}/api/{plural}/{uuid}",
        **more,
        "name_th": name[0],
        "name_en": name[1],
        "name_en_unverified": True,
    }


ACTOR_NAMED = named("actors", UUID, NAME, kind="cso")
PART = {"role": "lead", "role_as_written": "ผู้รับผิดชอบหลัก", "source_note": ""}
ACTOR: dict[str, Any] = {
    **record("actors", UUID, NAME),
    **PLACE,
    **THEMES,
    "kind": "cso",
    "roles": ["implementer"],
    "parent": None,
}
ACTOR_DETAIL = {
    **ACTOR,
    "units": [],
    "participations": [
        {**PART, "project": named("projects", PROJECT_UUID, PROJECT_NAME, status="running")}
    ],
    "partnerships": [],
    "partnerships_of": [],
    "resources": [],
    "needs": [],
}
PROJECT: dict[str, Any] = {
    **record("projects", PROJECT_UUID, PROJECT_NAME),
    **PLACE,
    **THEMES,
    "status": "running",
    "status_as_written": "",
    "starts_on": "2026-01-01",
    "ends_on": None,
    "dates_as_written": "",
    "participations": [{**PART, "actor": ACTOR_NAMED}],
    "partners_as_text": ["อาสาสมัครในตำบล"],
}
PROJECT_DETAIL = {
    **PROJECT,
    "stages": [
        {
            "number": 1,
            "name_th": "เวทีวิเคราะห์สถานการณ์",
            "name_en": "Workshop on the situation",
            "held_on": "2026-01-20",
            "outputs_th": "แผนที่ทุนทางสังคม",
            "outputs_en": "A map of social assets",
            "source_note": "",
        }
    ],
    "kpis_th": "เด็กทุกคนในตำบลได้รับการสำรวจ",
    "kpis_en": "Every child in the tambon is reached by the survey",
    "lessons": [],
}
ISSUE: dict[str, Any] = {
    "slug": "child-protection",
    "url": f"{HOST}/api/issues/child-protection",
    "name_th": "การคุ้มครองเด็ก",
    "name_en": "Child protection",
    "aliases": [],
    "parent": "equality",
    "sub_issues": [],
    "order": 3,
    "source_note": "",
}
TARGET_GROUP: dict[str, Any] = {
    "slug": "children-and-youth",
    "url": f"{HOST}/api/target-groups/children-and-youth",
    "name_th": "เด็กและเยาวชน",
    "name_en": "Children and youth",
    "aliases": [],
    "parent": None,
    "sub_groups": [],
    "order": 1,
    "listed_by": "",
    "sensitive": False,
    "source_note": "",
}
JOINT_KPI = {
    "indicator": "example-poverty-rate",
    "region": YALA,
    "projects": [PROJECT_UUID],
    "baseline": 20.0,
    "baseline_year": 2021,
    "target": 10.0,
    "due_year": 2027,
    "value": 16.0,
    "year": 2024,
    "share": 0.4,
    "expected": 0.5,
    "standing": "behind",
    "source_note": "",
}
