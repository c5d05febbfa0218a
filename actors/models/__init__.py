from actors.models.actor import Actor, ActorKind, Partnership, Role
from actors.models.claim import Claim, ClaimState, MemberInvitation, Proof
from actors.models.contact import (
    Audience,
    ContactAct,
    ContactKind,
    ContactPoint,
    ContactUse,
)
from actors.models.conversation import About, Conversation, Message, Seen, Side
from actors.models.document import Document, DocumentKind, DocumentLanguage
from actors.models.history import (
    ActorIssue,
    ActorServes,
    ActorTargetGroup,
    ProjectIssue,
    ProjectServes,
    ProjectTargetGroup,
)
from actors.models.invitation_mail import InvitationMail
from actors.models.kpi import JointKpi, Standing
from actors.models.lesson import Lesson
from actors.models.letter import (
    LARGEST_FILES,
    Attachment,
    Block,
    Delivery,
    MediaType,
    Reason,
    Report,
)
from actors.models.meeting import Invitation, InvitationState, Meeting, MeetingKind
from actors.models.membership import Membership, MembershipRole
from actors.models.project import Participation, Project, ProjectStatus, Stage
from actors.models.stewardship import (
    Stewardship,
    StewardshipState,
    Suggestion,
    SuggestionState,
)
from actors.models.taxonomy import Issue, TargetGroup, Themed
from actors.models.work import Barrier, WorkEntry

__all__ = [
    "LARGEST_FILES",
    "About",
    "Actor",
    "ActorIssue",
    "ActorKind",
    "ActorServes",
    "ActorTargetGroup",
    "Attachment",
    "Audience",
    "Barrier",
    "Block",
    "Claim",
    "ClaimState",
    "ContactAct",
    "ContactKind",
    "ContactPoint",
    "ContactUse",
    "Conversation",
    "Delivery",
    "Document",
    "DocumentKind",
    "DocumentLanguage",
    "Invitation",
    "InvitationMail",
    "InvitationState",
    "Issue",
    "JointKpi",
    "Lesson",
    "MediaType",
    "Meeting",
    "MeetingKind",
    "MemberInvitation",
    "Membership",
    "MembershipRole",
    "Message",
    "Participation",
    "Partnership",
    "Project",
    "ProjectIssue",
    "ProjectServes",
    "ProjectStatus",
    "ProjectTargetGroup",
    "Proof",
    "Reason",
    "Report",
    "Role",
    "Seen",
    "Side",
    "Stage",
    "Standing",
    "Stewardship",
    "StewardshipState",
    "Suggestion",
    "SuggestionState",
    "TargetGroup",
    "Themed",
    "WorkEntry",
]
