from regions.models.curated import CuratedProvince
from regions.models.indicator import Indicator, IndicatorValue
from regions.models.inequality import (
    Household,
    HouseholdFile,
    HouseholdRelease,
    IncomeSurvey,
    InequalityEstimate,
    InequalityRun,
)
from regions.models.placed import Placed, PlacedBy
from regions.models.region import Level, Region, RegionOutline
from regions.models.statistics import RegionStatistics, StatisticsRun

__all__ = [
    "CuratedProvince",
    "Household",
    "HouseholdFile",
    "HouseholdRelease",
    "IncomeSurvey",
    "Indicator",
    "IndicatorValue",
    "InequalityEstimate",
    "InequalityRun",
    "Level",
    "Placed",
    "PlacedBy",
    "Region",
    "RegionOutline",
    "RegionStatistics",
    "StatisticsRun",
]
