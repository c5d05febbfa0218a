"""Made-up but lifelike values for the API's description; the tests hold them to its schemas."""

from __future__ import annotations

from typing import Any

HOST = "https://tisep.example"

SOURCE = {
    "slug": "example-register",
    "name_th": "ทะเบียนตัวอย่าง",
    "name_en": "Example register",
    "publisher": "หน่วยงานตัวอย่าง",
    "url": "https://register.example",
    "licence": "CC-BY-4.0",
    "attribution": "ทะเบียนตัวอย่าง CC BY 4.0",
    "retrieved_on": "2026-01-31",
    "is_synthetic": False,
}


def record(plural: str, uuid: str, name: tuple[str, str]) -> dict[str, Any]:
    """The parts of a record that all kinds share; the name in Thai and English."""
    return {
        "uuid": uuid,
        "url": f"{HOST}/api/{plural}/{uuid}",
        "page": f"{HOST}/{plural}/{uuid}",
        "name_th": name[0],
        "name_en": name[1],
        "name_en_unverified": True,
        "name_as_written": "",
        "description_th": "ทำงานกับเด็กและเยาวชนในตำบล",
        "description_en": "Works with children and youth in the tambon",
        "aliases": [],
        "abbreviations": [],
        "website": "https://foundation.example",
        "source": SOURCE,
        "source_ref": "A-17",
        "source_note": "",
        "licence": "CC-BY-4.0",
        "confirmed_on": "2026-01-15",
        "updated_at": "2026-02-01T09:30:00+07:00",
    }
