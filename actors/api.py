"""Actors, projects and the taxonomy, for everybody to read."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Collate
from django.http import Http404, HttpResponse
from rest_framework.request import Request

from actors import examples
from actors.models import (
    Actor,
    Issue,
    JointKpi,
    Participation,
    Partnership,
    Project,
    TargetGroup,
)
from actors.querysets import ThemedQuerySet
from actors.serializers import (
    ActorDetailSerializer,
    ActorSerializer,
    IssueSerializer,
    JointKpiSerializer,
    ProjectDetailSerializer,
    ProjectSerializer,
    TargetGroupSerializer,
)
from records.api.fields import LonLat
from records.api.formats import CSV, JSON, XLSX, GeoJSON
from records.api.parameters import UUID_SCHEMA
from records.api.views import Collection
from records.geojson import point
from records.merging import where_it_went
from records.models import State
from regions.filters import FIGURE_PARAMETERS, INDICATOR_PARAMETER
from regions.querysets import THAI


class Issues(Collection):
    """The taxonomy: three chains of issues and their sub-issues."""

    singular, plural = "issue", "issues"
    order = ("order", "slug")
    lookup_field = "slug"
    queryset = Issue.objects.select_related("parent").prefetch_related("sub_issues")
    example = examples.ISSUE
    serializer_class = IssueSerializer


class TargetGroups(Collection):
    """The groups of people that records are for."""

    singular, plural = "target group", "target-groups"
    order = ("order", "slug")
    lookup_field = "slug"
    queryset = TargetGroup.objects.select_related("parent").prefetch_related("sub_groups")
    example = examples.TARGET_GROUP
    serializer_class = TargetGroupSerializer


class Records(Collection):
    """Public records of one kind, in the order of a Thai dictionary."""

    order = ("name_in_order", "uuid")
    lookup_field = "uuid"
    id_schema = UUID_SCHEMA
    list_formats = (JSON, GeoJSON, CSV, XLSX)
    detail_formats = (JSON, GeoJSON)
    leads_on = True
    records: ClassVar[ThemedQuerySet]

    def visible(self) -> ThemedQuerySet:
        return self.records.public()

    def get_queryset(self) -> QuerySet:
        records = self.visible().with_themes()
        return records.annotate(name_in_order=Collate("name_th", THAI))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """One of them; what has been merged into another leads there."""
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            kept = where_it_went(self.records.model, kwargs["uuid"])
            if kept is None:
                raise
            address = request.get_full_path().replace(str(kwargs["uuid"]), str(kept), 1)
            return HttpResponse(status=301, headers={"Location": address})

    def geometry(self, row: Any) -> dict[str, Any] | None:
        place = row.drawn_at
        return point(LonLat().to_representation(place)) if place else None


class Actors(Records):
    """Organisations and networks, never private persons."""

    singular, plural = "actor", "actors"
    records = Actor.objects.select_related("parent")
    example, detail_example = examples.ACTOR, examples.ACTOR_DETAIL
    serializer_class = ActorSerializer
    detail_serializer_class = ActorDetailSerializer

    def get_queryset(self) -> QuerySet:
        actors = super().get_queryset()
        if self.action == "list":
            return actors
        ties = Partnership.objects.order_by("kind", "id")
        projects = with_public(Participation.objects.order_by("id"), "project")
        return actors.prefetch_related(
            Prefetch("participations", projects),
            Prefetch("partnerships", with_public(ties, "partner")),
            Prefetch("partnerships_of", with_public(ties, "actor")),
        )


class Projects(Records):
    """What actors do together, with partners, stages, joint KPIs and lessons."""

    singular, plural = "project", "projects"
    records = Project.objects.all()
    example, detail_example = examples.PROJECT, examples.PROJECT_DETAIL
    serializer_class = ProjectSerializer
    detail_serializer_class = ProjectDetailSerializer

    def get_queryset(self) -> QuerySet:
        participants = with_public(Participation.objects.order_by("id"), "actor")
        return super().get_queryset().prefetch_related(Prefetch("participations", participants))


class JointKpis(Collection):
    """What projects set out to change together: an indicator's baseline, target and progress."""

    singular, plural = "joint KPI", "joint-kpis"
    order = ("due_year", "pk")
    parameters = (INDICATOR_PARAMETER, *FIGURE_PARAMETERS)
    example = examples.JOINT_KPI
    serializer_class = JointKpiSerializer

    def get_queryset(self) -> QuerySet:
        projects = Project.objects.public().order_by("pk")
        shown = Prefetch("projects", projects)
        rows = JointKpi.objects.public().with_newest().select_related("indicator", "region")
        return rows.defer("region__boundary", "region__point").prefetch_related(shown)


def with_public(ties: QuerySet, side: str) -> QuerySet:
    """Ties whose other side everybody may read."""
    return ties.filter(**{f"{side}__state": State.PUBLISHED}).select_related(side)
