from actors.models.actor import Actor, ActorKind, Partnership, Role
from actors.models.contact import (
    Audience,
    ContactAct,
    ContactKind,
    ContactPoint,
    ContactUse,
)
from actors.models.history import (
    ActorIssue,
    ActorServes,
    ActorTargetGroup,
    ProjectIssue,
    ProjectServes,
    ProjectTargetGroup,
)
from actors.models.kpi import JointKpi, Standing
from actors.models.membership import Membership, MembershipRole
from actors.models.project import Participation, Project, ProjectStatus, Stage
from actors.models.taxonomy import Issue, TargetGroup, Themed

__all__ = [
    "Actor",
    "ActorIssue",
    "ActorKind",
    "ActorServes",
    "ActorTargetGroup",
    "Audience",
    "ContactAct",
    "ContactKind",
    "ContactPoint",
    "ContactUse",
    "Issue",
    "JointKpi",
    "Membership",
    "MembershipRole",
    "Participation",
    "Partnership",
    "Project",
    "ProjectIssue",
    "ProjectServes",
    "ProjectStatus",
    "ProjectTargetGroup",
    "Role",
    "Stage",
    "Standing",
    "TargetGroup",
    "Themed",
]
