from resources.models.history import (
    NeedIssue,
    NeedServes,
    NeedTargetGroup,
    ResourceIssue,
    ResourceServes,
    ResourceTargetGroup,
)
from resources.models.listing import Exchange, Listing
from resources.models.need import Need, NeedStatus
from resources.models.resource import OfferState, Resource, ResourceKind

__all__ = [
    "Exchange",
    "Listing",
    "Need",
    "NeedIssue",
    "NeedServes",
    "NeedStatus",
    "NeedTargetGroup",
    "OfferState",
    "Resource",
    "ResourceIssue",
    "ResourceKind",
    "ResourceServes",
    "ResourceTargetGroup",
]
