from regions.models.indicator import Indicator, IndicatorValue
from regions.models.placed import Placed, PlacedBy
from regions.models.region import Level, Region, RegionOutline
from regions.models.statistics import RegionStatistics, StatisticsRun

__all__ = [
    "Indicator",
    "IndicatorValue",
    "Level",
    "Placed",
    "PlacedBy",
    "Region",
    "RegionOutline",
    "RegionStatistics",
    "StatisticsRun",
]
