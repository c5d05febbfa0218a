"""A synthetic indicator, labelled in its name and by its source: need to look at without a file."""

from __future__ import annotations

import random
from decimal import Decimal

from django.db import transaction

from records.models import DataSource, Licence
from records.synthetic import SYNTHETIC
from regions.models import Indicator, IndicatorValue, Level, Region
from regions.models.indicator import Direction, Status

SLUG = "synthetic-hardship"
SOURCE = "synthetic-indicator"
ABOUT_SOURCE = {
    "name_th": "ข้อมูลสมมติ: ตัวชี้วัดที่สร้างขึ้นเพื่อสาธิต ไม่ใช่ข้อมูลจริง",
    "name_en": "Synthetic: an indicator made up for demonstration, not real data",
    **SYNTHETIC,
}
ABOUT = {
    "name_th": "ข้อมูลสมมติ: ครัวเรือนที่เดือดร้อน",
    "name_en": "Synthetic: households in hardship",
    "method_th": "ตัวเลขสมมติเพื่อการสาธิต ไม่ได้วัดจากที่ใด สุ่มให้พื้นที่ในจังหวัดหรืออำเภอเดียวกันใกล้เคียงกัน",
    "method_en": "Made up for demonstration; nothing was measured. Drawn at random, alike where "
    "regions share a province or district.",
    "unit_th": "ร้อยละ",
    "unit_en": "per cent",
    "direction": Direction.HIGHER_IS_WORSE,
    "licence": Licence.CC_BY_4,
}
YEARS = (2022, 2024)
SEED = 2567
# Per cent of households: the country's, and how far the regions of a level lie apart.
TYPICAL, LEAST, MOST = 22, 1, 80
SPREAD = {Level.PROVINCE: 7.0, Level.DISTRICT: 4.0, Level.TAMBON: 4.0}


@transaction.atomic
def load_indicator(*, seed: int = SEED) -> int:
    """Store its values of every province, district and tambon, in place of any that are there."""
    source, _made = DataSource.objects.get_or_create(slug=SOURCE, defaults=ABOUT_SOURCE)
    about = {"source": source, **ABOUT}
    indicator, _made = Indicator.objects.get_or_create(slug=SLUG, defaults=about)
    indicator.values.all().delete()
    chance = random.Random(seed)  # noqa: S311
    regions = Region.objects.current().without_boundary()
    known: dict[int | None, float] = {}
    rows = []
    for level, spread in SPREAD.items():
        for region in regions.at_level(level).order_by("code"):
            known[region.pk] = known.get(region.parent_id, TYPICAL) + chance.gauss(0, spread)
            for ago, year in enumerate(reversed(YEARS)):
                share = known[region.pk] + ago * chance.gauss(1, 1.5)
                value = Decimal(f"{min(max(share, LEAST), MOST):.1f}")
                values = {"year": year, "value": value, "status": Status.MODELLED}
                rows.append(IndicatorValue(indicator=indicator, region=region, **values))
    return len(IndicatorValue.objects.bulk_create(rows, batch_size=2000))


def is_loaded() -> bool:
    return Indicator.objects.filter(slug=SLUG).exists()


def remove_indicator() -> int:
    """Take it away; returns how many values it had."""
    gone = Indicator.objects.filter(slug=SLUG).delete()[1]
    return gone.get(IndicatorValue._meta.label, 0)
