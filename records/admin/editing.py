"""Saving what a person edited: no import writes over it, and no second person does unknowingly."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.admin.changes import changes_since, version_of
from records.admin.fields import Lines
from records.admin.filters import FilteredAdmin
from records.admin.history import HistoryAdmin
from records.admin.searching import SearchedAdmin
from records.admin.ties import tie_fields
from records.editable import Editable

VERSION = re.compile(r"\d+(\.\d+)*")


class GuardedForm(forms.ModelForm):
    """Carries the version that its writer saw; when another has been stored since, they are told.

    Whatever wrote to the record, its tags or its ties left an event, SQL by hand included. Their
    own text stays in the form, which may then be saved knowingly.
    """

    version = forms.CharField(label="", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "version" in self.fields:
            self.initial["version"] = version_of(self.instance)

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {"version"})

    def clean(self) -> Any:
        cleaned = super().clean()
        seen = self.cleaned_data.get("version", "")
        if not self.instance.pk or not VERSION.fullmatch(seen):
            return cleaned
        self._wait()
        now = version_of(self.instance)
        if now != seen:
            self._tell(seen, now)
        return cleaned

    def _wait(self) -> None:
        """Whoever comes second waits here until the first has been stored."""
        kind: Any = type(self.instance)
        kind.objects.select_for_update().only("pk").get(pk=self.instance.pk)
        for field in tie_fields(kind):
            # New ties wait for the record itself; what changes one does not.
            tied = field.model.objects.filter(**{field.name: self.instance.pk}).order_by("pk")
            list(tied.select_for_update().values_list("pk"))

    def _tell(self, seen: str, now: str) -> None:
        changes = changes_since(self.instance, seen)
        told: list[str] = [
            _("Meanwhile %(who)s changed this record: nothing of yours is stored yet.")
            % {"who": ", ".join(sorted({change.who for change in changes}))}
        ]
        for change in changes:
            told += [f"{d.label}: {d.old or '–'} → {d.new or '–'}" for d in change.differences]
        told.append(_("What you wrote is below. Mend it where needed; saving again stores it."))
        data: Any = self.data
        self.data = data = data.copy()
        data[self.add_prefix("version")] = now
        self.add_error(None, told)


def side_by_side(names: Any) -> list[Any]:
    """Fields of a form, those that say one thing in two languages in one row."""
    twins = {name: f"{name.removesuffix('_th')}_en" for name in names if str(name).endswith("_th")}
    rows = [(name, twins[name]) if twins.get(name) in names else name for name in names]
    return [row for row in rows if row not in twins.values()]


def ticked(field: ArrayField) -> forms.Field:
    return forms.TypedMultipleChoiceField(
        label=field.verbose_name,
        help_text=field.help_text,
        choices=field.base_field.choices or (),
        coerce=field.base_field.to_python,
        required=not field.blank,
        widget=forms.CheckboxSelectMultiple,
    )


def written(field: ArrayField) -> Lines:
    help_text = gettext_lazy("One on each line.")
    return Lines(label=field.verbose_name, required=False, help_text=help_text)


class TrackedAdmin(HistoryAdmin, SearchedAdmin, FilteredAdmin):
    """What the database keeps a history of, with both languages side by side."""

    form = GuardedForm

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        """Lists are ticked where their values are given, and written one a line elsewhere."""
        if isinstance(db_field, ArrayField) and db_field.editable:
            return ticked(db_field) if db_field.base_field.choices else written(db_field)
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        names = super().get_fields(request, obj)
        written = self.has_change_permission(request, obj)
        return side_by_side([name for name in names if written or name != "version"])


class EditableAdmin(TrackedAdmin):
    """Remembers which fields a person wrote, so that no import writes over them."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            obj.mark_edited(set(form.changed_data) - {"version"})
        super().save_model(request, obj, form, change)

    def save_formset(
        self, request: HttpRequest, form: Any, formset: BaseInlineFormSet, change: bool
    ) -> None:
        for inline in formset.initial_forms:
            if isinstance(inline.instance, Editable):
                inline.instance.mark_edited(inline.changed_data)
        super().save_formset(request, form, formset, change)
