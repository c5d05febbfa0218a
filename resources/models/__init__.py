from resources.models.call import Call, CallState
from resources.models.history import (
    NeedIssue,
    NeedServes,
    NeedTargetGroup,
    ResourceIssue,
    ResourceServes,
    ResourceTargetGroup,
)
from resources.models.listing import Exchange, Listing
from resources.models.match import Match, MatchingRun
from resources.models.need import Need, NeedStatus
from resources.models.referral import Outcome, Referral, ReferralState, Urgency
from resources.models.referral_step import Move, ReferralStep
from resources.models.resource import OfferState, Resource, ResourceKind

__all__ = [
    "Call",
    "CallState",
    "Exchange",
    "Listing",
    "Match",
    "MatchingRun",
    "Move",
    "Need",
    "NeedIssue",
    "NeedServes",
    "NeedStatus",
    "NeedTargetGroup",
    "OfferState",
    "Outcome",
    "Referral",
    "ReferralState",
    "ReferralStep",
    "Resource",
    "ResourceIssue",
    "ResourceKind",
    "ResourceServes",
    "ResourceTargetGroup",
    "Urgency",
]
