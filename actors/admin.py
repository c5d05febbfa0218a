"""The desk for organisations, projects and the taxonomies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from actors.models import Actor, Issue, Participation, Project, Role, Stage, TargetGroup
from actors.models.actor import Partnership
from records.admin import FIELDS, FIELDS_IN_ROWS, EditableAdmin
from regions.admin import PlacedAdmin


class ThemedAdmin(PlacedAdmin):
    """A record about issues, for target groups."""

    filter_horizontal = ("issues", "target_groups")


class ParticipationInline(admin.TabularInline):
    model = Participation
    extra = 0
    formfield_overrides = FIELDS_IN_ROWS
    autocomplete_fields = ("actor", "project")
    fields = ("actor", "project", "role", "role_as_written", "source_note")


class PartnershipInline(admin.TabularInline):
    model = Partnership
    fk_name = "actor"
    extra = 0
    formfield_overrides = FIELDS_IN_ROWS
    autocomplete_fields = ("partner",)
    fields = ("partner", "kind", "since", "source_note")


class StageInline(admin.StackedInline):
    model = Stage
    extra = 0
    formfield_overrides = FIELDS
    fields = (("number", "held_on"), "name_th", "name_en", "outputs_th", "outputs_en")


@admin.register(Actor)
class ActorAdmin(ThemedAdmin):
    list_display = ("name_th", "kind", "state", "region", "confirmed_on", "updated_at")
    list_filter = ("kind", *PlacedAdmin.list_filter)
    autocomplete_fields = (*PlacedAdmin.autocomplete_fields, "parent")
    inlines = (ParticipationInline, PartnershipInline)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "roles":
            return forms.MultipleChoiceField(
                label=db_field.verbose_name,
                choices=Role.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_dbfield(db_field, request, **options)


@admin.register(Project)
class ProjectAdmin(ThemedAdmin):
    list_display = ("name_th", "status", "state", "region", "starts_on", "updated_at")
    list_filter = ("status", *PlacedAdmin.list_filter)
    inlines = (ParticipationInline, StageInline)


class TaxonomyAdmin(EditableAdmin):
    list_display = ("name_th", "name_en", "slug", "parent", "order")
    list_filter = (("parent", admin.EmptyFieldListFilter), "parent")
    search_fields = ("name_th", "name_en", "slug", "aliases__icontains")
    readonly_fields = ("edited_fields",)


admin.site.register(Issue, TaxonomyAdmin)
admin.site.register(TargetGroup, TaxonomyAdmin)
