"""The desk for people and what they may do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from records.admin.searching import SearchedAdmin
from records.models import User

ACTS = {
    "add": gettext_lazy("May add"),
    "change": gettext_lazy("May change"),
    "view": gettext_lazy("May view"),
    "delete": gettext_lazy("May delete"),
    "publish": gettext_lazy("May publish"),
}


class PermissionsField(forms.ModelMultipleChoiceField):
    """องค์กร: แก้ไข; the database has them in English only."""

    def label_from_instance(self, obj: Any) -> str:
        act = ACTS.get(obj.codename.partition("_")[0], obj.name)
        model = obj.content_type.model_class()
        return f"{model._meta.verbose_name if model else obj.content_type}: {act}"


class GroupsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return gettext(obj.name)


class RightsAdmin(admin.ModelAdmin):
    """Offers the rights to what is dealt with at this desk, in words."""

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.related_model is Permission:
            here = [model._meta.model_name for model in self._models()]
            options["form_class"] = PermissionsField
            options["queryset"] = Permission.objects.filter(
                content_type__model__in=here
            ).select_related("content_type")
        elif db_field.related_model is Group:
            options["form_class"] = GroupsField
        return super().formfield_for_manytomany(db_field, request, **options)

    def _models(self) -> set[Any]:
        """Those with a desk of their own, and those edited within another's."""
        desks = self.admin_site._registry  # noqa: SLF001 - the site lists them nowhere else
        return {*desks, *(inline.model for desk in desks.values() for inline in desk.inlines)}


@admin.register(User)
class PeopleAdmin(RightsAdmin, SearchedAdmin, UserAdmin):
    """Only a superuser makes a superuser, or changes one."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or request.user.is_superuser or not obj.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or request.user.is_superuser or not obj.is_superuser)


admin.site.unregister(Group)


@admin.register(Group)
class RolesAdmin(RightsAdmin, GroupAdmin):  # type: ignore[misc]
    """The roles; `migrate` makes those that the house knows and completes them."""
