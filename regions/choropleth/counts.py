"""What TISEP itself computes for each region and a map can be shaded by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.gis.db.models import FloatField, IntegerField
from django.db.models import F, Func
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from regions.models import Level
from regions.models.indicator import Direction
from regions.models.statistics import INHABITANTS, newest_population

SHADED_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.TAMBON)
COUNTED_TH = "นับจากข้อมูลที่เผยแพร่ใน TISEP ที่ตั้งอยู่ในพื้นที่หรือพื้นที่ย่อย"
COUNTED_EN = "Counted over the public records of TISEP that sit in the region or below it."
REACHING_TH = "นับจากข้อมูลที่เผยแพร่ใน TISEP ที่ทำงานให้พื้นที่นี้แต่ตั้งอยู่ที่อื่น"
REACHING_EN = "Counted over the public records of TISEP that serve the region and sit elsewhere."

DENSITY_TH = (
    "จำนวนที่ตั้งอยู่ในพื้นที่หรือพื้นที่ย่อย หารด้วยประชากรตามทะเบียนราษฎรปีล่าสุดที่มี คูณ 100,000 "
    "พื้นที่ที่ไม่ทราบจำนวนประชากรถือว่าไม่มีข้อมูล"
)
DENSITY_EN = (
    "The records that sit in the region or below it, divided by its newest registered population "
    "that is known, times 100,000. Where the population is not known there is no data."
)
NEAREST_TH = (
    "ระยะทางตรงบนผิวโลก จากจุดของตำบลถึงทรัพยากรประเภทนี้ที่ใกล้ที่สุดบนแผนที่ "
    "ทรัพยากรที่ไม่ทราบพิกัดนับจากจุดของพื้นที่ที่ตั้งอยู่"
)
NEAREST_EN = (
    "The straight distance over the ground from the tambon's point to the nearest resource of the "
    "kind on the map. One without a point of its own counts from its region's."
)
DAYS_TH = "จำนวนวันนับจากวันที่มีการยืนยันข้อมูลใด ๆ ในพื้นที่หรือพื้นที่ย่อยครั้งล่าสุด"
DAYS_EN = "Days since any record that sits in the region or below it was last confirmed."
#: The kinds of resources by their names in both languages; the app above defines them.
RESOURCES = {
    "fund": ("กองทุนหรือเงินทุน", "fund"),
    "knowledge": ("ความรู้", "knowledge"),
    "tool": ("เครื่องมือ", "tool"),
    "data": ("ข้อมูล", "data"),
    "people": ("บุคลากร", "people"),
    "space": ("พื้นที่หรือสถานที่", "space"),
    "equipment": ("อุปกรณ์", "equipment"),
    "service": ("บริการ", "service"),
    "policy": ("นโยบาย", "policy"),
}


@dataclass(frozen=True)
class Count:
    """One of the platform's own statistics, in both languages, since the API carries both.

    `value`: the field of RegionStatistics, or an expression over it (a `Combinable`); where it
    gives null there is no data. `levels`: those it is computed for.
    """

    name_th: str
    name_en: str
    value: Any
    unit_th: str = "รายการ"
    unit_en: str = "records"
    method_th: str = COUNTED_TH
    method_en: str = COUNTED_EN
    direction: str = Direction.NEUTRAL
    levels: tuple[str, ...] = field(default=SHADED_LEVELS)


def density(name_th: str, name_en: str, counted: str) -> Count:
    per_head = F(counted) * float(INHABITANTS) / Cast(newest_population(), FloatField())
    return Count(
        f"{name_th}ต่อประชากรแสนคน",
        f"{name_en} per 100,000 inhabitants",
        Func(per_head, function="round", template="%(function)s(%(expressions)s::numeric, 2)"),
        unit_th="ต่อประชากรแสนคน",
        unit_en="per 100,000 inhabitants",
        method_th=DENSITY_TH,
        method_en=DENSITY_EN,
    )


def nearest(kind: str) -> Count:
    name_th, name_en = RESOURCES[kind]
    return Count(
        f"ระยะทางถึงทรัพยากรที่ใกล้ที่สุด: {name_th}",
        f"Distance to the nearest resource: {name_en}",
        Cast(KT(f"nearest__{kind}"), IntegerField()),
        unit_th="เมตร",
        unit_en="metres",
        method_th=NEAREST_TH,
        method_en=NEAREST_EN,
        direction=Direction.HIGHER_IS_WORSE,
        levels=(Level.TAMBON,),
    )


#: By the name that the API knows each by, in the order they are offered.
COUNTS: dict[str, Count] = {
    "actors": Count("องค์กร", "Organisations", "actors"),
    "projects": Count("โครงการ", "Projects", "projects"),
    "resources": Count("ทรัพยากร", "Resources", "resources"),
    "needs": Count(
        "ความต้องการที่ยังเปิดอยู่",
        "Open needs",
        "needs",
        method_th=f"{COUNTED_TH} เฉพาะที่ยังเปิดรับอยู่ ไม่นับที่ได้รับแล้ว กำลังดำเนินการ ถอน หรือเลยกำหนด",
        method_en=f"{COUNTED_EN} Only those that are open: none that is in progress, met, "
        "withdrawn or past its date.",
    ),
    "reaching": Count(
        "ทำงานที่นี่จากที่อื่น",
        "Reach it from elsewhere",
        "reaching",
        method_th=REACHING_TH,
        method_en=REACHING_EN,
    ),
    "actors-per-100000": density("องค์กร", "Organisations", "actors"),
    "projects-per-100000": density("โครงการ", "Projects", "projects"),
    "resources-per-100000": density("ทรัพยากร", "Resources", "resources"),
    "needs-per-100000": density("ความต้องการที่ยังเปิดอยู่", "Open needs", "needs"),
    **{f"nearest-{kind}": nearest(kind) for kind in RESOURCES},
    "days-since-confirmed": Count(
        "จำนวนวันนับจากการยืนยันข้อมูลครั้งล่าสุด",
        "Days since the last confirmation",
        Func(
            F("last_confirmed_on"),
            template="((now() AT TIME ZONE 'Asia/Bangkok')::date - %(expressions)s)",
            output_field=IntegerField(),
        ),
        unit_th="วัน",
        unit_en="days",
        method_th=DAYS_TH,
        method_en=DAYS_EN,
        direction=Direction.HIGHER_IS_WORSE,
    ),
}
