"""What TISEP itself computes for each region and a map can be shaded by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regions.models import Level
from regions.models.indicator import Direction

SHADED_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.TAMBON)
COUNTED_TH = "นับจากข้อมูลที่เผยแพร่ใน TISEP ที่ตั้งอยู่ในพื้นที่หรือพื้นที่ย่อย"
COUNTED_EN = "Counted over the public records of TISEP that sit in the region or below it."
REACHING_TH = "นับจากข้อมูลที่เผยแพร่ใน TISEP ที่ทำงานให้พื้นที่นี้แต่ตั้งอยู่ที่อื่น"
REACHING_EN = "Counted over the public records of TISEP that serve the region and sit elsewhere."


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


#: By the name that the API knows each by, in the order they are offered.
COUNTS: dict[str, Count] = {
    "actors": Count("องค์กร", "Organisations", "actors"),
    "projects": Count("โครงการ", "Projects", "projects"),
    "resources": Count("ทรัพยากร", "Resources", "resources"),
    "needs": Count("ความต้องการ", "Needs", "needs"),
    "reaching": Count(
        "ทำงานที่นี่จากที่อื่น",
        "Reach it from elsewhere",
        "reaching",
        method_th=REACHING_TH,
        method_en=REACHING_EN,
    ),
}
