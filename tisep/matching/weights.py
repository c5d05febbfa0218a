"""What each side of a match weighs: the one place where that is said.

A match is worth the sum of its parts, each from 0 to 1, times these; together they weigh 1.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Part(StrEnum):
    #: What one has is what the other asks for.
    COMPLEMENT = "complement"
    ISSUE = "issue"
    TARGET_GROUP = "target_group"
    #: One serves where the other is, or they share a region: the narrower, the more.
    PLACE = "place"
    #: From 1 beside each other to 0.5 at HALF_WAY metres, and on towards 0.
    DISTANCE = "distance"
    #: Projects, partnerships and referrals that both took part in.
    HISTORY = "history"
    #: When somebody last confirmed the record.
    FRESHNESS = "freshness"
    #: How alike the names are written, by trigrams.
    TEXT = "text"


WEIGHTS: Final = {
    Part.COMPLEMENT: 0.30,
    Part.ISSUE: 0.18,
    Part.TARGET_GROUP: 0.14,
    Part.PLACE: 0.16,
    Part.DISTANCE: 0.06,
    Part.HISTORY: 0.06,
    Part.FRESHNESS: 0.04,
    Part.TEXT: 0.06,
}
# What a fund is worth to who asks for something that money buys.
FUND, BOUGHT_BY_FUNDS = 0.4, ("tool", "people", "space", "equipment", "service")
# What a supporter is worth of whom nobody knows yet what it has, and roles that need each other.
SUPPORTER, ROLES = 0.3, 0.4
SERVES, SERVES_COUNTRY = 1.0, 0.5
SAME_TAMBON, SAME_DISTRICT, SAME_PROVINCE, SAME_PART = 1.0, 0.8, 0.6, 0.2
HALF_WAY = 25_000  # metres
PROJECT, PARTNERSHIP, REFERRAL = 0.4, 0.5, 0.6
FRESH_DAYS, AGEING_DAYS, AGEING = 365, 730, 0.5
# What is worth less is not shown; what is told as a reason is at least so alike.
LEAST, NAMED_ALIKE = 0.25, 0.3
# What is worth as much is told to the people of both sides.
TOLD = 0.5
MOST = 20
