"""From rows of the files to what an import compares with the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from actors.models import Actor, Issue, Project, TargetGroup
from records.imports import Incoming
from records.models import DataSource, Licence, State
from regions.models import Indicator, PlacedBy, Region
from resources.source_records.files import Files, Row, cited, dated
from resources.source_records.words import Words

TEXTS = ("name_en", "name_as_written", "description_th", "description_en")


@dataclass
class Known:
    """What rows refer to, by code, slug or source_ref; filled as the load goes along."""

    files: Files
    words: Words
    sources: dict[str, DataSource] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    target_groups: dict[str, TargetGroup] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)


def theme_row(row: Row, order: int, parents: dict[str, Any]) -> Incoming:
    """An issue or a target group; `parents` by slug."""
    values = {
        "name_th": row["name_th"],
        "name_en": row["name_en"],
        "parent": parents.get(row.get("parent", "")),
        "order": order,
        "aliases": row.get("aliases", []),
        "source_note": cited(row["source"]),
    }
    for name in ("listed_by", "sensitive"):
        if name in row:
            values[name] = row[name]
    return Incoming(row["slug"], values, row["slug"])


def actor_row(row: Row, known: Known) -> Incoming:
    projects = known.files.by_ref("projects")
    themes = [projects[ref] for ref in row.get("themes_from", [])]
    served = [code for ref in row.get("serves_from", []) for code in projects[ref]["serves"]]
    issues = [slug for project in themes for slug in known.words.issues(project)]
    groups = [slug for project in themes for slug in known.words.target_groups(project)]
    notes = [
        f"Abbreviations known generally: {', '.join(names)}."
        for names in [row.get("abbreviations_known")]
        if names
    ]
    if basis := row.get("roles_basis"):
        notes.append(f"Roles: {basis}.")
    if themes:
        refs = ", ".join(row["themes_from"])
        notes.append(f"Issues and target groups follow from {refs}.")
    values = _record(row, known, notes) | {
        "abbreviations": row.get("abbreviations", []) + row.get("abbreviations_known", []),
        "kind": row["kind"],
        "roles": row["roles"],
        "parent": known.actors.get(row.get("parent", "")),
        "serves": _all(known.regions, row.get("serves", []) + served),
        "issues": _all(known.issues, row.get("issues", []) + issues),
        "target_groups": _all(known.target_groups, row.get("target_groups", []) + groups),
    }
    return _incoming(row, values)


def project_row(row: Row, known: Known) -> Incoming:
    notes = [f"Places not named: {row['places_not_named']}."] if "places_not_named" in row else []
    values = _record(row, known, notes) | {
        "status": row["status"],
        "status_as_written": row.get("status_as_written", ""),
        "starts_on": row.get("starts_on"),
        "ends_on": row.get("ends_on"),
        "dates_as_written": row.get("dates_as_written", ""),
        "partners_as_text": row.get("partners_as_text", []),
        "issues": _all(known.issues, known.words.issues(row)),
        "target_groups": _all(known.target_groups, known.words.target_groups(row)),
    }
    return _incoming(row, values)


def resource_row(row: Row, known: Known) -> Incoming:
    notes = [f"Places not named: {row['places_not_named']}."] if "places_not_named" in row else []
    if why := row.get("owner_why"):
        notes.append(f"Owner: {why}.")
    values = _record(row, known, notes) | {
        "kind": known.words.resource_kind(row),
        "kind_as_written": row["kind_as_written"],
        "owner": known.actors.get(row.get("owner", "")),
        "owner_as_text": row.get("owner_as_text", ""),
        "issues": _all(known.issues, row.get("issues", [])),
        "target_groups": _all(known.target_groups, row.get("target_groups", [])),
    }
    return _incoming(row, values)


def stage_rows(row: Row, known: Known) -> list[Incoming]:
    """The stages of one project, numbered in their order."""
    project = known.projects[row["source_ref"]]
    texts = ("name_th", "name_en", "outputs_th", "outputs_en")
    return [
        Incoming(
            (project.pk, number),
            {
                **{name: stage.get(name, "") for name in texts},
                "held_on": stage.get("held_on"),
                "source_note": cited(stage["source"]),
            },
            f"{row['source_ref']} stage {number}",
        )
        for number, stage in enumerate(row.get("stages", []), start=1)
    ]


def participation_rows(row: Row, known: Known) -> list[Incoming]:
    """The partners of one project that are stored."""
    project = known.projects[row["source_ref"]]
    return [
        Incoming(
            (project.pk, known.actors[partner["actor"]].pk, partner["role"]),
            {"source_note": partner.get("why", "")},
            f"{row['source_ref']} {partner['role']} {partner['actor']}",
        )
        for partner in row.get("partners", [])
        if partner["actor"] in known.actors
    ]


def indicator_row(row: Row, known: Known) -> Incoming:
    texts = ("name_th", "name_en", "unit_th", "unit_en", "direction", "method_th", "method_en")
    values: dict[str, Any] = {name: row[name] for name in texts}
    values |= {
        "system": row.get("system", ""),
        "source": known.sources[next(iter(row["source"]))],
        "licence": Licence.FACTS,
    }
    return Incoming(row["slug"], values, row["source_ref"])


def value_row(row: Row, value: Row, indicator: Indicator, known: Known) -> Incoming:
    """One value of an indicator, for one region and year (C.E.)."""
    region = known.regions[value["region"]]
    return Incoming(
        (indicator.pk, region.pk, value["year"], value.get("as_of")),
        {
            "value": Decimal(value["value"]),
            "qualifier": value.get("qualifier", ""),
            "source_note": cited(row["source"]),
        },
        f"{row['slug']} {value['region']} {value['year']}",
    )


def _record(row: Row, known: Known, notes: list[str]) -> dict[str, Any]:
    """What every kind of record holds."""
    region = known.regions[row["region"]] if "region" in row else None
    return {
        "name_th": row["name_th"],
        **{name: row.get(name, "") for name in TEXTS},
        "name_en_unverified": row.get("name_en_unverified", False),
        "aliases": row.get("aliases", []),
        "abbreviations": row.get("abbreviations", []),
        "state": State.PUBLISHED,
        "source": known.sources[next(iter(row["source"]))],
        "source_note": " ".join([cited(row["source"]), *notes]),
        "licence": Licence.FACTS,
        "confirmed_on": dated(row["source"], known.files.documents()),
        "region": region,
        "placed_by": PlacedBy.CODE if region else "",
        "serves": _all(known.regions, row.get("serves", [])),
    }


def _incoming(row: Row, values: dict[str, Any]) -> Incoming:
    return Incoming(row["source_ref"], values, f"{row['source_ref']} {row['name_th']}")


def _all(known: dict[str, Any], keys: Iterable[str]) -> list[Any]:
    """What the keys name, each once; what was removed from the database is left out."""
    return [known[key] for key in dict.fromkeys(keys) if key in known]
