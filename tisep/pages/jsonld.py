"""What a page says to machines: schema.org in JSON-LD."""

from __future__ import annotations

from typing import Any

from django.contrib.gis.geos import Point
from django.http import HttpRequest
from django.urls import reverse

from actors.models import Actor, ActorKind, Project
from records.bilingual import Bilingual
from regions.models import Level, Region
from resources.models import Need, Resource
from tisep.pages.addresses import absolute
from tisep.pages.places import full_name
from tisep.pages.sections import Section

Data = dict[str, Any]
CONTEXT = "https://schema.org"
ACTOR_TYPES = {
    ActorKind.GOVERNMENT_AGENCY: "GovernmentOrganization",
    ActorKind.PUBLIC_ORGANISATION: "GovernmentOrganization",
    ActorKind.LOCAL_GOVERNMENT: "GovernmentOrganization",
    ActorKind.UNIVERSITY: "CollegeOrUniversity",
    ActorKind.CSO: "NGO",
}


def of_actor(
    request: HttpRequest, actor: Actor, parent: Actor | None, lists: dict[str, Section]
) -> Data:
    return kept(
        common(request, actor, ACTOR_TYPES.get(ActorKind(actor.kind), "Organization"))
        | placed(request, actor)
        | {
            "parentOrganization": parent and link(request, parent, "Organization"),
            "makesOffer": [
                link(request, one, "Offer") for one in lists["resources"].shown.object_list
            ],
            "seeks": [link(request, one, "Demand") for one in lists["needs"].shown.object_list],
        }
    )


def of_project(request: HttpRequest, project: Project, partners: Section) -> Data:
    members = [link(request, one, "Organization") for one in partners.shown.object_list]
    return kept(
        common(request, project, "Project") | placed(request, project) | {"member": members}
    )


def of_resource(request: HttpRequest, resource: Resource, owner: Actor | None) -> Data:
    service = {"@type": "Service", "serviceType": resource.kind, "name": names(resource)}
    return kept(
        common(request, resource, "Offer")
        | {
            "itemOffered": service,
            "areaServed": areas(request, resource),
            "offeredBy": owner and link(request, owner, "Organization"),
        }
    )


def of_need(request: HttpRequest, need: Need, owner: Actor | None) -> Data:
    service = {"@type": "Service", "serviceType": need.kind, "name": names(need)}
    return kept(
        common(request, need, "Demand")
        | {
            "itemOffered": service,
            "areaServed": areas(request, need),
            "validThrough": need.needed_by and need.needed_by.isoformat(),
            "@reverse": owner and {"seeks": link(request, owner, "Organization")},
        }
    )


def of_region(request: HttpRequest, region: Region, way: list[Region]) -> Data:
    holder = way[-2] if len(way) > 1 else None
    kind = "Country" if region.level == Level.COUNTRY else "AdministrativeArea"
    return kept(
        area(request, region)
        | {
            "@context": CONTEXT,
            "@type": kind,
            "identifier": region.code,
            "geo": geo(region.point),
            "containedInPlace": holder and area(request, holder),
        }
    )


def crumbs(request: HttpRequest, way: list[Region], last: Bilingual | None = None) -> Data:
    steps = [(full_name(one), one.get_absolute_url()) for one in way]
    if last is not None:
        steps.append((last.name, ""))
    items = [
        kept(
            {
                "@type": "ListItem",
                "position": n,
                "name": name,
                "item": address and absolute(request, address),
            }
        )
        for n, (name, address) in enumerate(steps, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def common(request: HttpRequest, record: Any, kind: str) -> Data:
    address = absolute(request, record.get_absolute_url())
    return {
        "@context": CONTEXT,
        "@type": kind,
        "@id": absolute(request, reverse(record._meta.model_name, args=[record.uuid])),
        "url": address,
        "name": names(record),
        "alternateName": [*record.aliases, *record.abbreviations],
        "description": in_both(record.description_th, record.description_en),
        "sameAs": record.website,
    }


def placed(request: HttpRequest, record: Any) -> Data:
    place = {
        "@type": "Place",
        "geo": geo(record.location),
        "containedInPlace": record.region and area(request, record.region),
    }
    return {
        "location": kept(place) if record.region else None,
        "areaServed": areas(request, record),
        "knowsAbout": [names(issue) for issue in record.issues.all()],
    }


def areas(request: HttpRequest, record: Any) -> list[Data]:
    return [area(request, region) for region in record.serves.all()]


def area(request: HttpRequest, region: Region) -> Data:
    return {
        "@type": "AdministrativeArea",
        "name": in_both(full_name(region, "th"), region.name_en and full_name(region, "en")),
        "url": absolute(request, region.get_absolute_url()),
    }


def geo(point: Point | None) -> Data | None:
    if point is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": round(point.y, 6),
        "longitude": round(point.x, 6),
    }


def link(request: HttpRequest, record: Any, kind: str) -> Data:
    return {
        "@type": kind,
        "name": names(record),
        "url": absolute(request, record.get_absolute_url()),
    }


def names(named: Bilingual) -> list[Data]:
    return in_both(named.name_th, named.name_en)


def in_both(thai: str, english: str) -> list[Data]:
    texts = [("th", thai), ("en", english)]
    return [{"@value": text, "@language": language} for language, text in texts if text]


def kept(data: Data) -> Data:
    """Without what is empty: an empty property would say that there is none."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
