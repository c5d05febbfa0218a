"""What somebody may see at the desk bounds where they may bring a record."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _


def sees(desk: admin.ModelAdmin, request: HttpRequest, record: Model) -> bool:
    return desk.get_queryset(request).filter(pk=record.pk).exists()


def only_within(desk: admin.ModelAdmin, request: HttpRequest, record: Model) -> None:
    """Raises ValidationError where the person would see the record no more."""
    if not sees(desk, request, record):
        raise ValidationError(_("It would leave the provinces that you look after."))
