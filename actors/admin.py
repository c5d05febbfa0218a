"""The desk for organisations, projects and the taxonomies."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from actors.claims.admin import OwnerFilter
from actors.contact.admin import ContactPointInline
from actors.exchange import ActorTable, ProjectTable
from actors.lessons import admin as lessons  # noqa: F401 - registers its models
from actors.letters import admin as letters  # noqa: F401 - registers its models
from actors.models import (
    Actor,
    Issue,
    JointKpi,
    Meeting,
    Participation,
    Project,
    Stage,
    TargetGroup,
)
from actors.models.actor import Partnership
from actors.stewards import admin as stewards  # noqa: F401 - registers its models
from actors.worklog import admin as worklog  # noqa: F401 - registers its model
from records.admin import FIELDS, FIELDS_IN_ROWS, EditableAdmin
from regions.admin import BoundedAdmin, PlacedAdmin, RegionFilter, TiesWithin
from regions.curating import inside


class IssueFilter(admin.SimpleListFilter):
    """A chain finds its sub-issues too."""

    title = _("issue")
    parameter_name = "issue"
    template = "admin/select_filter.html"

    def lookups(self, *_args: Any) -> list[tuple[str, str]]:
        issues = list(Issue.objects.only("slug", "parent", "name_th", "name_en"))
        chains = [issue for issue in issues if issue.parent_id is None]
        found = []
        for chain in chains:
            found.append((chain.slug, chain.name))
            below = [issue for issue in issues if issue.parent_id == chain.pk]
            found += [(issue.slug, f"– {issue.name}") for issue in below]
        return found

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return rows
        about = Issue.objects.filter(Q(slug=self.value()) | Q(parent__slug=self.value()))
        tagged = rows.model.issues.through.objects.filter(issue__in=about)
        return rows.filter(pk__in=tagged.values(f"{rows.model._meta.model_name}_id"))


class ThemedAdmin(PlacedAdmin):
    """A record about issues, for target groups."""

    list_filter: ClassVar[tuple[Any, ...]] = (*PlacedAdmin.list_filter, IssueFilter)
    autocomplete_fields: ClassVar[tuple[Any, ...]] = (
        *PlacedAdmin.autocomplete_fields,
        "issues",
        "target_groups",
    )


class ParticipationInline(TiesWithin, admin.TabularInline):
    model = Participation
    extra = 0
    formfield_overrides = FIELDS_IN_ROWS
    autocomplete_fields = ("actor", "project")
    fields = ("actor", "project", "role", "role_as_written", "source_note")


class PartnershipInline(TiesWithin, admin.TabularInline):
    model = Partnership
    fk_name = "actor"
    extra = 0
    formfield_overrides = FIELDS_IN_ROWS
    autocomplete_fields = ("partner",)
    fields = ("partner", "kind", "since", "source_note")


class MeetingInline(admin.StackedInline):
    model = Meeting
    extra = 0
    formfield_overrides = FIELDS
    autocomplete_fields = ("region",)
    fields = (
        ("name_th", "name_en", "kind"),
        ("held_on", "begins_at", "ends_at"),
        ("region", "venue", "attendance"),
        ("minutes_th", "minutes_en"),
    )


class StageInline(admin.StackedInline):
    model = Stage
    extra = 0
    formfield_overrides = FIELDS
    fields = (("number", "held_on"), ("name_th", "name_en"), ("outputs_th", "outputs_en"))


@admin.register(Actor)
class ActorAdmin(ThemedAdmin):
    table = ActorTable
    list_display = ("name_th", "kind", "state", "region", "confirmed", "changed")
    list_filter = ("kind", OwnerFilter, *ThemedAdmin.list_filter)
    autocomplete_fields = (*ThemedAdmin.autocomplete_fields, "parent")
    about = ("kind", "roles", "parent", ("issues", "target_groups"))
    inlines = (ParticipationInline, PartnershipInline, ContactPointInline)


@admin.register(Project)
class ProjectAdmin(ThemedAdmin):
    table = ProjectTable
    list_display = ("name_th", "status", "state", "region", "confirmed", "changed")
    list_filter = ("status", *ThemedAdmin.list_filter)
    about = (
        ("status", "status_as_written"),
        ("starts_on", "ends_on", "dates_as_written"),
        ("issues", "target_groups"),
        "partners_as_text",
        ("kpis_th", "kpis_en"),
    )
    inlines = (ParticipationInline, StageInline, MeetingInline)


@admin.register(JointKpi)
class JointKpiAdmin(TiesWithin, BoundedAdmin, EditableAdmin):
    list_display = ("indicator", "region", "baseline", "target", "due_year", "standing")
    list_select_related = ("indicator", "region")
    list_filter = (RegionFilter,)
    search_fields = ("indicator__name_th", "indicator__slug", "region__name_th", "region__code")
    autocomplete_fields = ("projects", "indicator", "region")
    readonly_fields = ("edited_fields",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[JointKpi]:
        rows = JointKpi.objects.with_newest().order_by(*self.get_ordering(request))
        return inside(rows.defer("region__boundary", "region__point"), request.user)

    @admin.display(description=_("standing"))
    def standing(self, kpi: JointKpi) -> str:
        return str(kpi.progress.standing.label)


class TaxonomyAdmin(EditableAdmin):
    list_display = ("name_th", "name_en", "slug", "parent", "order")
    list_filter = (("parent", admin.EmptyFieldListFilter), "parent")
    list_select_related = ("parent",)
    search_fields = ("name_th", "name_en", "slug", "aliases")
    autocomplete_fields = ("parent",)
    readonly_fields = ("edited_fields",)


admin.site.register(Issue, TaxonomyAdmin)
admin.site.register(TargetGroup, TaxonomyAdmin)
