"""What is done to many records at once. Their history is written by the database."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import F, Func, QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from records.models import State

AT_ONCE = 1000


class EditedToo(Func):
    """`edited_fields` with one more field in it."""

    template = (
        "(SELECT array_agg(DISTINCT f ORDER BY f) FROM unnest(array_append(%(expressions)s)) f)"
    )

    def __init__(self, name: str) -> None:
        super().__init__(F("edited_fields"), Value(name))


@transaction.atomic
def change_all(records: QuerySet[Any], *, by: Any, **values: Any) -> int:
    """Write the values into every record that differs, as a person's word; returns how many."""
    ((name, value),) = values.items()
    model: Any = records.model
    ids = list(
        model.objects.filter(pk__in=records.order_by().values("pk"))
        .exclude(**{name: value})
        .select_for_update()
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    for start in range(0, len(ids), AT_ONCE):
        some = model.objects.filter(pk__in=ids[start : start + AT_ONCE])
        some.update(
            **values, updated_by=by, updated_at=timezone.now(), edited_fields=EditedToo(name)
        )
        done = some.only("name_th", "name_en")
        LogEntry.objects.log_actions(
            by.pk, done, CHANGE, [{"changed": {"fields": [name]}}], single_object=False
        )
    return len(ids)


class BulkActions(admin.ModelAdmin):
    """Publish, archive, confirm: for those who may publish."""

    actions: Any = ("publish", "archive", "confirm_today")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        codename = f"publish_{self.opts.model_name}"
        return request.user.has_perm(f"{self.opts.app_label}.{codename}")

    @admin.action(description=gettext_lazy("Publish the chosen records"), permissions=["publish"])
    def publish(self, request: HttpRequest, records: QuerySet[Any]) -> None:
        self._set(request, records, state=State.PUBLISHED)

    @admin.action(description=gettext_lazy("Archive the chosen records"), permissions=["publish"])
    def archive(self, request: HttpRequest, records: QuerySet[Any]) -> None:
        self._set(request, records, state=State.ARCHIVED)

    @admin.action(
        description=gettext_lazy("Confirm the chosen records as true today"),
        permissions=["publish"],
    )
    def confirm_today(self, request: HttpRequest, records: QuerySet[Any]) -> None:
        self._set(request, records, confirmed_on=timezone.localdate())

    def _set(self, request: HttpRequest, records: QuerySet[Any], **values: Any) -> None:
        chosen = records.count()
        done = change_all(records, by=request.user, **values)
        told = ngettext("%(count)s record changed.", "%(count)s records changed.", done)
        self.message_user(request, told % {"count": done}, messages.SUCCESS)
        if chosen > done:
            left = chosen - done
            told = ngettext(
                "%(count)s record was so already and is left as it was.",
                "%(count)s records were so already and are left as they were.",
                left,
            )
            self.message_user(request, told % {"count": left}, messages.INFO)
