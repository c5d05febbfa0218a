"""What lists, tiles and facets can be asked by, as it stands in an address and is read from it."""

from __future__ import annotations

from actors.filters import SLUG_SCHEMA, slug_of
from actors.models import ActorKind, Issue, Role, TargetGroup
from records.api.parameters import Parameter, one_of
from regions.filters import CODE_SCHEMA, read_region
from regions.models import Region
from resources.models import NeedStatus, OfferState, ResourceKind
from tisep.explore.models import RecordType
from tisep.explore.reading import (
    BOX_SCHEMA,
    INSTANT_SCHEMA,
    SPOT_SCHEMA,
    read_box,
    read_instant,
    read_spot,
)

NOT_ON_MAP = "none"
# How what is offered or asked for stands, in the order of its life.
LISTINGS = list(dict.fromkeys([*OfferState.values[1:], *NeedStatus.values]))


def read_located(text: str) -> Region | None:
    return None if text == NOT_ON_MAP else read_region(text)


read_record, record_schema = one_of(RecordType.values)
read_actor_kind, actor_kind_schema = one_of(ActorKind.values)
read_resource_kind, resource_kind_schema = one_of(ResourceKind.values)
read_listing, listing_schema = one_of(LISTINGS)
read_role, role_schema = one_of(Role.values)
read_verbatim, verbatim_schema = one_of(["true", "false"])

DECLARED = (
    Parameter(
        "record",
        "The kind of record.",
        read=read_record,
        many=True,
        example="actor",
        schema=record_schema,
    ),
    Parameter(
        "actor_kind",
        "What kind of organisation it is.",
        read=read_actor_kind,
        many=True,
        schema=actor_kind_schema,
    ),
    Parameter(
        "resource_kind",
        "What kind of resource is offered or needed.",
        read=read_resource_kind,
        many=True,
        schema=resource_kind_schema,
    ),
    Parameter(
        "listing",
        "How an offer or a need stands: `open` finds what may be asked for or answered now.",
        read=read_listing,
        many=True,
        example="open",
        schema=listing_schema,
    ),
    Parameter(
        "role",
        "The role that an organisation plays in the ecosystem.",
        read=read_role,
        many=True,
        schema=role_schema,
    ),
    Parameter(
        "issue",
        "An issue's slug; a chain finds its sub-issues too.",
        read=slug_of(Issue, "/api/issues"),
        many=True,
        schema=SLUG_SCHEMA,
    ),
    Parameter(
        "target_group",
        "A target group's slug; a group finds the groups below it too.",
        read=slug_of(TargetGroup, "/api/target-groups"),
        many=True,
        schema=SLUG_SCHEMA,
    ),
    Parameter(
        "region",
        "A region's code: what is located in it or below, or serves it, a region that holds it or "
        "one that it holds.",
        read=read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
    Parameter(
        "located",
        "A region's code: only what is located in it or below; `none`: what is not on the map.",
        read=read_located,
        many=True,
        schema={"anyOf": [CODE_SCHEMA, {"const": NOT_ON_MAP}]},
    ),
    Parameter(
        "bbox",
        "West, south, east and north edge in degrees: what is drawn within, edges included.",
        read=read_box,
        schema=BOX_SCHEMA,
    ),
    Parameter(
        "q",
        "Words in Thai or English, as people say them: names, abbreviations, places, years, what "
        "it is about; misspelt ones too.",
    ),
    Parameter(
        "verbatim",
        "With `q`: `true` takes the words as they are typed, and puts nothing right.",
        read=read_verbatim,
        schema=verbatim_schema,
    ),
    Parameter(
        "near",
        "longitude,latitude in degrees. Lists begin with what is nearest, and end with what is "
        "nowhere on the map.",
        read=read_spot,
        schema=SPOT_SCHEMA,
    ),
    Parameter(
        "updated_since",
        "A date and time with its offset (RFC 3339), or a date in Thailand; C.E. What became "
        "public or changed in public since then, and in `removed` what was removed.",
        read=read_instant,
        schema=INSTANT_SCHEMA,
    ),
)
