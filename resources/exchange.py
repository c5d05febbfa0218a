"""Resources and needs as spreadsheets. Organisations stand there by their uuid."""

from __future__ import annotations

from typing import Any

from django.db import models

from actors.exchange import ThemedTable
from actors.models import Actor
from records.exchange import Column
from records.exchange.columns import one_of
from resources.models import Need, Resource


def actors_by_uuid() -> dict[str, int]:
    return {str(uuid): pk for uuid, pk in Actor.objects.values_list("uuid", "pk")}


class ResourceTable(ThemedTable):
    model = Resource
    fields_in_order = ("kind", "kind_as_written", "owner_as_text", *ThemedTable.fields_in_order)
    required = ("name_th", "kind")

    def columns(self) -> list[Column]:
        return [*super().columns(), one_of("owner", actors_by_uuid(), "uuid")]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return super().with_all(records).select_related("owner")


class NeedTable(ThemedTable):
    model = Need
    fields_in_order = ("kind", "quantity", "needed_by", *ThemedTable.fields_in_order)
    required = ("name_th", "kind", "actor_id")

    def columns(self) -> list[Column]:
        return [*super().columns(), one_of("actor", actors_by_uuid(), "uuid")]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return super().with_all(records).select_related("actor")
