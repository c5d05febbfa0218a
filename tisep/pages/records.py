"""A page for each public record, whole without JavaScript."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Case, F, IntegerField, Min, Prefetch, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Actor, JointKpi, Participation, Project, ProjectStatus, Role
from actors.models.actor import Partnership, PartnershipKind
from actors.models.project import ParticipationRole
from regions.models import Level, Region
from resources.models import Call, Need, Resource, ResourceKind
from tisep.matching.shown import matches_of
from tisep.pages import jsonld
from tisep.pages.addresses import on_the_map
from tisep.pages.alike import alike
from tisep.pages.outline import outline_map
from tisep.pages.places import full_name, in_reading_order, way_to
from tisep.pages.sections import Section

Record = Actor | Project | Resource | Need
ROLE_RANK = Case(
    *(
        When(participations__role=role, then=Value(rank))
        for rank, role in enumerate(ParticipationRole.values)
    ),
    output_field=IntegerField(),
)


@require_safe
def actor(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An organisation: what it is, what it takes part in, what it offers and asks for."""
    found: Actor = get_object_or_404(public(Actor), uuid=uuid)
    lists = {
        "projects": Section(request, "projects", projects_of(found)),
        "resources": Section(request, "resources", cards(found.resources)),
        "needs": Section(request, "needs", cards(found.needs)),
        "units": Section(request, "units", cards(found.units)),
        "lessons": Section(request, "lessons", found.lessons.public().in_full(), 10),
        "work": Section(request, "work", found.work_entries.public().in_full(), 10),
    }
    parent = found.parent if found.parent and found.parent.is_public else None
    ties = ties_of(found)
    data = jsonld.of_actor(request, found, parent, lists)
    return page(request, found, data, parent=parent, ties=ties, **lists)


@require_safe
def project(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A project: partners and their roles, stages, dates, joint KPIs, lessons."""
    found: Project = get_object_or_404(public(Project), uuid=uuid)
    partners = Section(request, "partners", partners_of(found), 30)
    data = jsonld.of_project(request, found, partners)
    meetings = found.meetings.select_related("region").defer("region__boundary", "region__point")
    more = {
        "stages": found.stages.prefetch_related("documents"),
        "kpis": kpis_of(found),
        "meetings": meetings.prefetch_related("documents").order_by("-held_on"),
        "lessons": Section(request, "lessons", found.lessons.public().in_full(), 10),
        "documents": found.documents.all(),
    }
    return page(request, found, data, partners=partners, **more)


@require_safe
def resource(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A resource and who offers it."""
    found: Resource = get_object_or_404(public(Resource), uuid=uuid)
    owner = found.owner if found.owner and found.owner.is_public else None
    data = jsonld.of_resource(request, found, owner)
    calls = None
    if found.kind == ResourceKind.FUND:
        rows = Call.objects.public().filter(fund=found).in_full().order_by("-opens_on", "-pk")
        calls = Section(request, "calls", rows, 5)
    return page(request, found, data, owner=owner, calls=calls)


@require_safe
def need(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A need and who asks."""
    found: Need = get_object_or_404(public(Need), uuid=uuid)
    owner = found.actor if found.actor.is_public else None
    data = jsonld.of_need(request, found, owner)
    return page(request, found, data, owner=owner)


def page(request: HttpRequest, record: Record, data: dict[str, Any], **more: Any) -> HttpResponse:
    """The page of a record: what all four kinds show, and `more` of its own."""
    word = str(record._meta.model_name)
    way = way_to(record.region) if record.region else []
    serves = list(record.serves.all())
    at = record.drawn_at
    context = {
        "record": record,
        "word": word,
        "kind": kind_of(record),
        "summary": summary_of(record, way),
        "roles": [(role, Role(role).label) for role in getattr(record, "roles", [])],
        "api_address": reverse(f"api:{word}-detail", args=[record.uuid]),
        "way": way,
        "serves_country": any(one.level == Level.COUNTRY for one in serves),
        "serves": [one for one in serves if one.level != Level.COUNTRY],
        "map_address": on_the_map(opened=f"{word}:{record.uuid}", at=at or None),
        "outline": outline_map(province_of(way), spot=at) if at else None,
        "matches": matches_of(record),
        "alike": alike(record),
        "json_ld": [data, jsonld.crumbs(request, way, record)],
    }
    return render(request, f"records/{word}.html", context | more)


def kind_of(record: Record) -> str:
    """What kind of organisation or resource it is; for a project, its status if it is known."""
    if isinstance(record, Project):
        return "" if record.status == ProjectStatus.UNKNOWN else str(record.get_status_display())
    return str(record.get_kind_display())


def summary_of(record: Record, way: list[Region]) -> str:
    """One or two sentences for search engines and shared links."""
    described = record.in_language("description")
    place = ", ".join(full_name(one) for one in reversed(way[2:]))
    return Truncator(described or " · ".join(filter(None, [kind_of(record), place]))).chars(200)


def public(model: type[Record]) -> QuerySet[Any]:
    """Public records with all that their pages show. Boundaries weigh megabytes: they stay."""
    serves = Prefetch("serves", Region.objects.without_boundary().order_by(*in_reading_order()))
    return (
        model.objects.public()
        .select_related("region", "source")
        .defer("region__boundary")
        .prefetch_related("issues", "target_groups", serves)
    )


def cards(records: Any) -> QuerySet[Any]:
    """Public records as lists show them, in the reader's order."""
    return light(records.public()).order_by(*in_reading_order(), "pk")


def light(records: QuerySet[Any]) -> QuerySet[Any]:
    """With the region's names, without its geometry."""
    return records.select_related("region").defer("region__boundary", "region__point")


def projects_of(found: Actor) -> QuerySet[Project]:
    """Its public projects; each has `parts`, the roles it plays in them."""
    parts = Prefetch("participations", Participation.objects.filter(actor=found), "parts")
    mine = Project.objects.filter(pk__in=found.participations.values("project"))
    return cards(mine).prefetch_related(parts)


def partners_of(found: Project) -> QuerySet[Actor]:
    """Its public partners, the leading ones first; each has `parts`, its roles in the project."""
    parts = Prefetch("participations", Participation.objects.filter(project=found), "parts")
    partners = Actor.objects.public().filter(participations__project=found)
    ranked = light(partners.annotate(rank=Min(ROLE_RANK)))
    return ranked.prefetch_related(parts).order_by("rank", *in_reading_order(), "pk")


def kpis_of(found: Project) -> QuerySet[JointKpi]:
    """What it set out to change, alone or with other public projects (`beside`)."""
    others = light(Project.objects.public().exclude(pk=found.pk)).order_by(*in_reading_order())
    rows = found.joint_kpis.with_newest().select_related("indicator__source", "region")
    shown = rows.defer("region__boundary", "region__point")
    return shown.prefetch_related(Prefetch("projects", others, "beside"))


def ties_of(found: Actor) -> list[tuple[str, Actor]]:
    """Its ties to public actors, named from its own side."""
    ties = (
        Partnership.objects.filter(
            Q(actor=found, partner__state="published") | Q(partner=found, actor__state="published")
        )
        .select_related("actor", "partner")
        .order_by("kind", F("since").asc(nulls_last=True), "pk")
    )
    turned = other_way()
    return [
        (str(tie.get_kind_display()), tie.partner)
        if tie.actor_id == found.pk
        else (turned.get(tie.kind) or str(tie.get_kind_display()), tie.actor)
        for tie in ties
    ]


def other_way() -> dict[str, str]:
    """A partnership that goes one way only, named from its other end."""
    return {
        PartnershipKind.MEMBER.value: _("Has as a member"),
        PartnershipKind.FUNDING.value: _("Is funded by"),
    }


def province_of(way: list[Region]) -> Region | None:
    """The province on the way down, else the narrowest region there is."""
    return next((one for one in way if one.level == Level.PROVINCE), way[-1] if way else None)
