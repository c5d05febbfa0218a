"""What a curator's provinces leave of the desk, and where an administrator sets them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms.models import _get_foreign_key
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from records.admin.ground import ImportRunAdmin
from records.admin.people import PeopleAdmin
from records.admin.within import sees
from records.models import ImportRun, User
from regions.curating import choosable, holds, inside, provinces_of, within
from regions.models import CuratedProvince, Placed


class BoundedAdmin(admin.ModelAdmin):
    """Nobody brings a row to where they would see it no more."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        # The form's transaction takes back what has been saved.
        if not sees(self, request, form.instance):
            raise PermissionDenied


class Held(admin.ModelAdmin):
    """Only what the person looks after is changed or deleted."""

    def held(self, request: HttpRequest, obj: Any) -> bool:
        return obj is None or holds(request.user, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self.held(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self.held(request, obj)


class WithinAdmin(BoundedAdmin):
    """Rows about records: those in the person's provinces. `located` leads to the record."""

    located: ClassVar[str] = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return within(super().get_queryset(request), request.user, self.located)


class InsideAdmin(BoundedAdmin):
    """Rows about regions: those in the person's provinces. `located` leads to what has one."""

    located: ClassVar[str] = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return inside(super().get_queryset(request), request.user, self.located)


class TiesWithin:
    """Ties lead to the person's own records, to public ones, and to where they led before."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        options |= self._offered(db_field, request)
        return super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **options
        )

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        options |= self._offered(db_field, request)
        return super().formfield_for_manytomany(  # type: ignore[misc]
            db_field, request, **options
        )

    def _offered(self, db_field: Any, request: HttpRequest) -> dict[str, Any]:
        if not issubclass(db_field.related_model, Placed) or provinces_of(request.user) is None:
            return {}
        records = db_field.related_model.objects.all()
        before = records.filter(pk__in=self._rows(request).values(db_field.name))
        return {"queryset": choosable(records, request.user) | before}

    def _rows(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows that the page is about: the record itself, or what hangs on it."""
        model: Any = self.model  # type: ignore[attr-defined]
        found = request.resolver_match and request.resolver_match.kwargs.get("object_id", "")
        if not found or not found.isdecimal():
            return model.objects.none()
        if isinstance(self, admin.options.InlineModelAdmin):
            parent = _get_foreign_key(self.parent_model, model, self.fk_name)
            return model.objects.filter(**{parent.name: found})
        return model.objects.filter(pk=found)


class CuratorForm(UserChangeForm):
    whole_country = forms.BooleanField(
        label=_("Looks after the whole country from now on"),
        required=False,
        help_text=_("Asked only where the last province is taken away."),
    )


class Provinces(forms.models.BaseInlineFormSet):
    """The last is not taken away in passing: without any, the person's work ends nowhere."""

    def clean(self) -> None:
        super().clean()
        there = [*self.initial_forms, *(one for one in self.extra_forms if one.has_changed())]
        left = [one for one in there if one not in self.deleted_forms]
        if self.initial_forms and not left and "whole_country" not in self.data:
            said = _(
                "Without a province they would look after the whole country. Leave one, or say "
                "above that this is meant; to end their work, take their role away."
            )
            raise forms.ValidationError(said)


class CuratedInline(admin.TabularInline):
    model = CuratedProvince
    formset = Provinces
    extra = 0
    autocomplete_fields = ("province",)


admin.site.unregister(User)


@admin.register(User)
class CuratorsAdmin(PeopleAdmin):
    """With the provinces that somebody looks after: none means the whole country."""

    form = CuratorForm
    inlines = (CuratedInline,)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj and obj.curated.exists():
            fieldsets = (*fieldsets, (_("Provinces"), {"fields": ("whole_country",)}))
        return fieldsets

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_inlines(request, obj) if obj else ()


admin.site.unregister(ImportRun)


@admin.register(ImportRun)
class OwnRunsAdmin(ImportRunAdmin):
    """An import tells of records wherever they lie: who has provinces sees their own alone."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        runs = super().get_queryset(request)
        return runs if provinces_of(request.user) is None else runs.filter(by=request.user.pk)
