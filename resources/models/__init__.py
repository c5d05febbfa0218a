from resources.models.history import (
    NeedIssue,
    NeedServes,
    NeedTargetGroup,
    ResourceIssue,
    ResourceServes,
    ResourceTargetGroup,
)
from resources.models.need import Need
from resources.models.resource import Resource, ResourceKind

__all__ = [
    "Need",
    "NeedIssue",
    "NeedServes",
    "NeedTargetGroup",
    "Resource",
    "ResourceIssue",
    "ResourceKind",
    "ResourceServes",
    "ResourceTargetGroup",
]
