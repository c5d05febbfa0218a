"""Loads the source records in the order that references need, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from actors.models import Actor, Issue, Participation, Project, Stage, TargetGroup
from records.imports import Incoming, Plan, Refused, compare, import_run
from records.models import DataSource, ImportRun, Licence, User
from regions.models import Indicator, IndicatorValue, Region
from resources.models import Resource
from resources.source_records import rows
from resources.source_records.edits import leave_to_people, removed_since
from resources.source_records.files import Files, Row, read_files
from resources.source_records.words import Words

Report = dict[str, Any]


def load_source_records(
    *, apply: bool, by: User | None = None, files: Files | None = None
) -> tuple[ImportRun, list[Plan]]:
    """Read the files, plan, and with `apply` write; returns the ImportRun and the plans.

    A plan needs what it refers to, so the whole is done in a transaction that is undone when only
    planning. Raises Refused, and stores nothing, where a file is broken, a word is not in the
    mapping, or a region's code is not loaded.
    """
    with import_run("load_source_records", by=by) as run:
        files = files or read_files()
        with transaction.atomic():
            load = _Load(files)
            load.everything()
            run.report = load.report()
            transaction.set_rollback(not apply)
        run.counts = load.counts()
        run.status = ImportRun.Status.APPLIED if apply else ImportRun.Status.PLANNED
    return run, load.plans


class _Load:
    """One load: the plans so far, and what later rows may refer to."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.known = rows.Known(files, Words(files.mapping))
        self.plans: list[Plan] = []

    def everything(self) -> None:
        self.regions()
        self.sources()
        self.known.issues = self.themes(Issue, "issues")
        self.known.target_groups = self.themes(TargetGroup, "target_groups")
        for generation in _by_generation(self.files["actors"], "source_ref"):
            self.known.actors |= self.records(Actor, generation, rows.actor_row)
        self.known.projects = self.records(Project, self.files["projects"], rows.project_row)
        self.records(Resource, self.files["resources"], rows.resource_row)
        self.parts_of_projects()
        self.figures()

    def regions(self) -> None:
        """Every region that the files name, by code; all of them have to be there."""
        codes = {value["region"] for row in self.files["figures"] for value in row["values"]}
        for name in ("actors", "projects", "resources"):
            for row in self.files[name]:
                codes |= {*row.get("serves", []), *([row["region"]] if "region" in row else [])}
        found = Region.objects.without_boundary().filter(code__in=codes)
        self.known.regions = {region.code: region for region in found}
        if missing := sorted(codes - set(self.known.regions)):
            raise Refused([f"no region {', '.join(missing)}: load the regions first"])

    def sources(self) -> None:
        for row in self.files["sources"]:
            values = {"name_th": row["name_th"], "name_en": row["name_en"]}
            self.known.sources[row["document"]], _ = DataSource.objects.get_or_create(
                slug=row["slug"],
                defaults={
                    **values,
                    "licence": Licence.FACTS,
                    "attribution": f"{row['name_th']} / {row['name_en']}",
                },
            )

    def themes(self, model: Any, name: str) -> dict[str, Any]:
        """A taxonomy's rows by slug, parents first."""
        order = {row["slug"]: number for number, row in enumerate(self.files[name], start=1)}
        stored: dict[str, Any] = {}
        for generation in _by_generation(self.files[name], "slug"):
            incoming = [rows.theme_row(row, order[row["slug"]], stored) for row in generation]
            slugs = Q(slug__in=[row["slug"] for row in generation])
            stored |= {
                row.slug: row for row in self.step(model.objects.all(), slugs, incoming, ["slug"])
            }
        return stored

    def records(self, model: Any, wanted: list[Row], read: Any) -> dict[str, Any]:
        """Records by source_ref."""
        refs = Q(source_ref__in=[row["source_ref"] for row in wanted])
        scope = Q(source__in=[source.pk for source in self.known.sources.values()]) & refs
        incoming = [read(row, self.known) for row in wanted]
        # A region's boundary weighs megabytes.
        stored = model.objects.select_related("region", "source").defer("region__boundary")
        return {row.source_ref: row for row in self.step(stored, scope, incoming, ["source_ref"])}

    def parts_of_projects(self) -> None:
        here = [row for row in self.files["projects"] if row["source_ref"] in self.known.projects]
        scope = Q(project__in=[project.pk for project in self.known.projects.values()])
        stages = [stage for row in here for stage in rows.stage_rows(row, self.known)]
        self.step(Stage.objects.all(), scope, stages, ["project_id", "number"])
        partners = [part for row in here for part in rows.participation_rows(row, self.known)]
        self.step(Participation.objects.all(), scope, partners, ["project_id", "actor_id", "role"])

    def figures(self) -> None:
        incoming = [rows.indicator_row(row, self.known) for row in self.files["figures"]]
        slugs = Q(slug__in=[row["slug"] for row in self.files["figures"]])
        indicators = {
            row.slug: row for row in self.step(Indicator.objects.all(), slugs, incoming, ["slug"])
        }
        values = [
            rows.value_row(row, value, indicators[row["slug"]], self.known)
            for row in self.files["figures"]
            if row["slug"] in indicators
            for value in row["values"]
        ]
        scope = Q(indicator__in=[indicator.pk for indicator in indicators.values()])
        self.step(
            IndicatorValue.objects.all(),
            scope,
            values,
            ["indicator_id", "region_id", "year", "as_of"],
        )

    def step(
        self, rows_of: models.QuerySet, scope: Q, incoming: list[Incoming], keys: Sequence[str]
    ) -> models.QuerySet:
        """Plan and write one kind of row within `scope`; returns what is stored then."""
        stored = rows_of.filter(scope)
        removed = removed_since(stored, scope, incoming, keys)
        left_out = {rejection.where for rejection in removed}
        wanted = [row for row in incoming if row.where not in left_out]
        plan = compare(stored, wanted, keys=keys, reject=removed)
        leave_to_people(plan)
        plan.apply()
        self.plans.append(plan)
        return stored.all()

    def counts(self) -> dict[str, dict[str, int]]:
        """Add, change, keep, ... by kind of row."""
        found: dict[str, dict[str, int]] = {}
        for plan in self.plans:
            kind = found.setdefault(plan.model._meta.model_name or "", {})
            for name, number in plan.counts.items():
                kind[name] = kind.get(name, 0) + number
        return found

    def report(self) -> Report:
        return {
            "plans": [{"kind": plan.model._meta.model_name, **plan.report} for plan in self.plans],
            "unmapped": self.known.words.unmapped(self.files["projects"]),
            "left_out": self.files.mapping["left_out"],
            "places_not_named": {
                row["source_ref"]: row["places_not_named"]
                for name in ("projects", "resources")
                for row in self.files[name]
                if "places_not_named" in row
            },
            "unplaced": self.unplaced(),
        }

    def unplaced(self) -> list[dict[str, Any]]:
        """Records without a place of their own: listed, never guessed."""
        sources = [source.pk for source in self.known.sources.values()]
        return [
            {
                "ref": record.source_ref,
                "name_th": record.name_th,
                "serves": sorted(region.code for region in record.serves.all()),
            }
            for model in (Actor, Project, Resource)
            for record in model.objects.unplaced()
            .filter(source__in=sources)
            .prefetch_related("serves")
            .order_by("source_ref")
        ]


def _by_generation(wanted: list[Row], key: str) -> Iterator[list[Row]]:
    """Rows without a parent, then those whose parent came before, and so on."""
    done: set[str | None] = {None}
    left = wanted
    while left:
        ready = [row for row in left if row.get("parent") in done]
        if not ready:
            raise Refused([f"{row[key]}: no parent {row['parent']!r} above it" for row in left])
        yield ready
        done |= {row[key] for row in ready}
        left = [row for row in left if row[key] not in done]
