"""What is asked for elsewhere and decided at the desk: for rows, and with a reason for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.admin import SearchedAdmin


def said(refusal: PermissionDenied | ValidationError) -> str:
    return " ".join(getattr(refusal, "messages", [gettext("You may not decide this one.")]))


class DecidedAdmin(SearchedAdmin):
    """Asked for elsewhere, decided here, kept."""

    done: ClassVar[Any] = _("Done: %(count)s")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _row: Any = None) -> bool:
        return False

    def called(self, row: Any) -> str:
        return str(row)

    def each(self, request: HttpRequest, rows: QuerySet[Any], act: Callable[[Any], Any]) -> None:
        """Does it to each row, and tells of those that it could not be done to."""
        count = 0
        for row in rows:
            try:
                act(row)
                count += 1
            except (PermissionDenied, ValidationError) as refusal:
                messages.error(request, f"{self.called(row)}: {said(refusal)}")
        if count:
            messages.success(request, self.done % {"count": count})


class RefusedAdmin(DecidedAdmin):
    """A reason that is saved refuses it: no other field is written.

    `refuse` takes the row, `by` and `reason`, and raises PermissionDenied or ValidationError.
    """

    refuse: ClassVar[Callable[..., Any]]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: ARG002
        try:
            self.refuse(obj, by=request.user, reason=form.cleaned_data["reason"])
        except (PermissionDenied, ValidationError) as refusal:
            messages.error(request, said(refusal))
