"""Organisations and projects as spreadsheets."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from actors.models import Actor, Issue, Project, TargetGroup
from records.exchange import Cells, Column
from records.exchange.columns import many_of
from records.exchange.rows import Row
from regions.exchange import PlacedTable


def themes() -> list[Column]:
    """The columns of issues and of target groups, by slug."""
    issues = dict(Issue.objects.values_list("slug", "pk"))
    groups = dict(TargetGroup.objects.values_list("slug", "pk"))
    return [many_of("issues", issues, "slug"), many_of("target_groups", groups, "slug")]


class ThemedTable(PlacedTable):
    tag_names: ClassVar[tuple[str, ...]] = (*PlacedTable.tag_names, "issues", "target_groups")

    def columns(self) -> list[Column]:
        return [*super().columns(), *themes()]

    def with_all(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return super().with_all(records).prefetch_related("issues", "target_groups")


class ActorTable(ThemedTable):
    model = Actor
    fields_in_order = ("kind", "roles", *ThemedTable.fields_in_order)
    required = ("name_th", "kind")


class ProjectTable(ThemedTable):
    model = Project
    fields_in_order = ("status", "starts_on", "ends_on", *ThemedTable.fields_in_order)

    def complete(
        self, rows: list[Row], cells: list[Cells], errors: dict[int, dict[str, Any]]
    ) -> None:
        super().complete(rows, cells, errors)
        for row in rows:
            starts, ends = (self._day(row, name) for name in ("starts_on", "ends_on"))
            if starts and ends and ends < starts:
                errors[row.number]["ends_on"] = _("It ends before it starts.")

    def _day(self, row: Row, name: str) -> Any:
        return row.values.get(name, getattr(row.record, name, None))
