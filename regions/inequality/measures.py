"""What is published of a region: names, units, and how many digits."""

from __future__ import annotations

from dataclasses import dataclass

from regions.models.indicator import Direction

WORSE, BETTER, NEUTRAL = (
    Direction.HIGHER_IS_WORSE.value,
    Direction.HIGHER_IS_BETTER.value,
    Direction.NEUTRAL.value,
)


@dataclass(frozen=True)
class Unit:
    """What is stored is `scale` times the estimate, rounded to so many `digits`."""

    name_th: str
    name_en: str
    scale: float = 1
    digits: int = 6


@dataclass(frozen=True)
class Measure:
    name_th: str
    name_en: str
    unit: Unit
    direction: str = WORSE


BAHT = Unit("บาทต่อคนต่อเดือน", "baht per head a month", digits=0)
PER_CENT = Unit("ร้อยละ", "per cent", scale=100, digits=4)
TIMES = Unit("เท่า", "times")
INDEX = Unit("", "")

MEASURES: dict[str, Measure] = {
    "mean": Measure("รายได้เฉลี่ยต่อหัว", "Mean income per head", BAHT, BETTER),
    "median": Measure("รายได้มัธยฐานต่อหัว", "Median income per head", BAHT, BETTER),
    "top10_bottom10": Measure(
        "รายได้เฉลี่ยของกลุ่มบนสุดร้อยละ 10 ต่อกลุ่มล่างสุดร้อยละ 10",
        "Mean income of the top 10 against the bottom 10 per cent",
        TIMES,
    ),
    "palma": Measure(
        "อัตราส่วนพัลมา (บนสุดร้อยละ 10 ต่อล่างสุดร้อยละ 40)",
        "Palma ratio (top 10 per cent against bottom 40)",
        TIMES,
    ),
    "quintile_ratio": Measure(
        "รายได้ของกลุ่มบนสุดร้อยละ 20 ต่อกลุ่มล่างสุดร้อยละ 20",
        "Income of the top 20 against the bottom 20 per cent",
        TIMES,
    ),
    "gini": Measure("สัมประสิทธิ์จีนีของรายได้", "Gini coefficient of income", INDEX),
    "theil": Measure("ดัชนีไทล์ของรายได้", "Theil index of income", INDEX),
    "theil_between": Measure(
        "ดัชนีไทล์ ส่วนระหว่างพื้นที่ย่อย", "Theil index, between the areas in it", INDEX
    ),
    "theil_within": Measure("ดัชนีไทล์ ส่วนภายในพื้นที่ย่อย", "Theil index, within the areas in it", INDEX),
    "poverty_headcount": Measure(
        "สัดส่วนคนที่รายได้ต่ำกว่าเส้นความยากจน", "Share of people below the poverty line", PER_CENT
    ),
    "poverty_gap": Measure("ช่องว่างความยากจน", "Poverty gap", PER_CENT),
    **{
        f"decile_share_{tenth}": Measure(
            f"ส่วนแบ่งรายได้ของกลุ่มร้อยละ 10 ที่ {tenth} จากล่าง",
            f"Share of income of tenth {tenth} from the bottom",
            PER_CENT,
            NEUTRAL,
        )
        for tenth in range(1, 11)
    },
    **{
        f"quintile_share_{fifth}": Measure(
            f"ส่วนแบ่งรายได้ของกลุ่มร้อยละ 20 ที่ {fifth} จากล่าง",
            f"Share of income of fifth {fifth} from the bottom",
            PER_CENT,
            NEUTRAL,
        )
        for fifth in range(1, 6)
    },
}
