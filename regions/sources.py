"""Where regions and boundaries come from, as rows that every page can credit."""

from __future__ import annotations

from typing import Any

from records.models import DataSource, Licence

GAZETTEER = "geothai"
APPROXIMATE = "approximate-boundaries"
OFFICIAL = "ocha-cod-ab"

SOURCES: dict[str, dict[str, Any]] = {
    GAZETTEER: {
        "name_th": "GeoThai: รหัสและชื่อจังหวัด อำเภอ และตำบล",
        "name_en": "GeoThai: codes and names of provinces, districts and tambons",
        "publisher": "Pongsakorn Thipayanate",
        "url": "https://github.com/GeoThai/data",
        "licence": Licence.CC_BY_4,
        "attribution": "Codes and names: GeoThai (CC BY 4.0), from the Department of Provincial "
        "Administration (กรมการปกครอง)",
    },
    APPROXIMATE: {
        "name_th": "เขตโดยประมาณ คำนวณจากจุดของตำบลและเส้นขอบประเทศ",
        "name_en": "Approximate boundaries, computed from the tambons' points and the country's "
        "outline",
        "publisher": "TISEP",
        "url": "https://github.com/naturalearthdata/naturalearth",
        "licence": Licence.CC_BY_4,
        "attribution": "Approximate boundaries: computed from points of thaiaddress (Apache 2.0) "
        "and Natural Earth (public domain)",
    },
    OFFICIAL: {
        "name_th": "เขตการปกครองของประเทศไทย (COD-AB) จากกรมแผนที่ทหาร",
        "name_en": "Thailand's administrative boundaries (COD-AB), Royal Thai Survey Department",
        "publisher": "OCHA",
        "url": "https://data.humdata.org/dataset/cod-ab-tha",
        "licence": Licence.CC_BY_3_IGO,
        "attribution": "Boundaries: Royal Thai Survey Department, OCHA COD-AB (CC BY 3.0 IGO)",
    },
}


def source(slug: str) -> DataSource:
    """The stored row of one of SOURCES, made when it is not there yet."""
    return DataSource.objects.get_or_create(slug=slug, defaults=SOURCES[slug])[0]
