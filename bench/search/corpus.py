"""The corpus as the platform's own records, kinds and regions, each answering to its corpus id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection

from actors.models import Actor, Issue, Project, TargetGroup
from bench.search.multiplying import multiplied
from bench.search.places import Places, keep_only
from bench.search.queries import Row
from records.models import DataSource, State
from regions.models import Indicator, Level, PlacedBy, Region
from resources.models import Resource
from resources.source_records.files import read_files
from tisep.explore.checking import rebuild

SOURCE = "search-corpus"
MODELS: dict[str, Any] = {"actor": Actor, "project": Project, "resource": Resource}
THEMES: dict[str, Any] = {"issue": Issue, "target_group": TargetGroup}
ACTOR_KINDS = {
    "CSO-NGO-foundation": "cso",
    "private": "private_company",
    "community organisation": "community_organisation",
    "government agency": "government_agency",
    "international organisation": "international_organisation",
    "local government": "local_government",
    "network": "network",
    "public organisation": "public_organisation",
    "university": "university",
}
# By the first word of the corpus' kind; what it says is in the description as well.
RESOURCE_KINDS = {"fund": "fund", "database": "data", "index": "data", "policy": "policy"} | {
    "knowledge": "knowledge",
    "market": "service",
}
ROLES = {
    "ผู้กำหนดนโยบาย": "policy_maker",
    "ผู้สนับสนุนทรัพยากรและความรู้": "supporter",
    "ผู้ขับเคลื่อนแผนสู่การปฏิบัติ": "implementer",
    "ผู้ประสานเชื่อมโยงเครือข่าย": "network_coordinator",
}


def load_corpus(corpus: list[Row], *, whole_country: bool) -> None:
    """Fill a database that holds the country's regions and no record yet."""
    by_type = by_its_type(corpus)
    places = Places()
    if not whole_country:
        regions = [row["id"] for row in by_type["province"] + by_type["district"]]
        named = {code for kind in MODELS for row in by_type[kind] for code in places.of(row)}
        keep_only({name.partition("-")[2] for name in regions} | named)
    themes = {kind: load_themes(model, by_type[kind]) for kind, model in THEMES.items()}
    for row in by_type["indicator"]:
        Indicator.objects.create(
            slug=row["id"],
            name_th=row["name_th"],
            name_en=row["name_en"],
            method_th=rest(row, []),
        )
    source = DataSource.objects.create(
        slug=SOURCE, name_th="คลังทดสอบการค้นหา", name_en="Search corpus", is_synthetic=True
    )
    for kind, model in MODELS.items():
        load_records(model, by_type[kind], source, themes, places)


def more_of(corpus: list[Row], records: int) -> Iterator[Row]:
    """Variations of the corpus' made-up records, all over the country, up to `records`."""
    return multiplied(corpus, Places().tambons(), max(0, records - len(corpus)), seed=1)


def multiply(more: Iterator[Row]) -> None:
    """Add so many records, and derive the index of them when all are there."""
    source = DataSource.objects.get(slug=SOURCE)
    themes = {kind: labelled(model.objects.order_by("order")) for kind, model in THEMES.items()}
    places = Places()
    switch_triggers("DISABLE")
    while batch := list(islice(more, 5000)):
        for kind, rows in by_its_type(batch).items():
            load_records(MODELS[kind], rows, source, themes, places)
    switch_triggers("ENABLE")
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def switch_triggers(how: str) -> None:
    """Of the tables that records are written to."""
    with connection.cursor() as cursor:
        for model in MODELS.values():
            links = [getattr(model, name).through for name in ("issues", "target_groups", "serves")]
            for table in [model._meta.db_table, *(link._meta.db_table for link in links)]:
                cursor.execute(f"ALTER TABLE {table} {how} TRIGGER USER")


def things() -> int:
    """How many things the database holds that a search can find, tambons apart."""
    models = [*MODELS.values(), *THEMES.values(), Indicator]
    regions = Region.objects.filter(level__in=[Level.PROVINCE, Level.DISTRICT], valid_to=None)
    return regions.count() + sum(model.objects.count() for model in models)


def by_its_type(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["type"], []).append(row)
    return found


def load_themes(model: Any, rows: list[Row]) -> dict[str, Any]:
    """Issues or target groups, by their labels.

    What the platform's own taxonomy has under the same name is that one: its slug and, where the
    corpus gives none, its English label. Its other names stay out: they are not the corpus'.
    """
    ours = read_files()[f"{model._meta.model_name.replace('group', '_group')}s"]
    own = {name: one for one in ours for name in [*one.get("aliases", []), one["name_th"]]}
    chains: dict[str, Any] = {}
    for order, row in enumerate(rows):
        one = own.get(row["name_th"], {})
        theme = model(
            slug=one.get("slug", row["id"]),
            order=order,
            name_th=row["name_th"],
            name_en=row["name_en"] or one.get("name_en", ""),
        )
        own = {name: other for name, other in own.items() if other is not one}
        if model is Issue:
            theme.parent = chains.get(row["desc"])
        else:
            theme.listed_by = " ".join(filter(None, [row["desc"], row["province"]]))
        theme.save()
        chains[theme.name_th] = theme
    return labelled(chains.values())


def labelled(themes: Iterable[Any]) -> dict[str, Any]:
    """Themes by their label and by each part between slashes."""
    found: dict[str, Any] = {}
    for theme in themes:
        for label in [theme.name_th, *theme.name_th.split("/")]:
            found.setdefault(label, theme)
    return found


def load_records(
    model: Any, rows: list[Row], source: DataSource, themes: dict[str, Any], places: Places
) -> None:
    records, links = [], []
    for row in rows:
        issues, other_issues = known(row["issues"], themes["issue"])
        groups, other_groups = known(row["target_groups"], themes["target_group"])
        codes = places.of(row)
        one = codes[0] if len(codes) == 1 else None
        records.append(
            model(
                name_th=row["name_th"],
                name_en=row["name_en"],
                abbreviations=row["abbr"],
                description_th=rest(row, other_issues + other_groups),
                state=State.PUBLISHED,
                source=source,
                source_ref=row["id"],
                region=places.by_code[one] if one else None,
                placed_by=PlacedBy.NAME if one else "",
                **of_its_kind(model, row),
            )
        )
        served = [] if one else [places.by_code[code] for code in codes]
        links.append({"issues": issues, "target_groups": groups, "serves": served})
    model.objects.bulk_create(records)
    for name in ("issues", "target_groups", "serves"):
        tie(
            model,
            name,
            [(r, t) for r, link in zip(records, links, strict=True) for t in link[name]],
        )


def known(labels: list[str], themes: dict[str, Any]) -> tuple[list[Any], list[str]]:
    """The labels that the platform's taxonomy has, and those that stay words."""
    found = list(dict.fromkeys(themes[label] for label in labels if label in themes))
    return found, [label for label in labels if label not in themes]


def rest(row: Row, labels: list[str]) -> str:
    """What the platform has no field of its own for: free text, as the corpus writes it."""
    kind = [row["kind"]] if row["type"] == "resource" else []
    role = [row["role"]] if row["type"] != "actor" else []
    year = [f"พ.ศ. {row['year']}"] if row["year"] else []
    return " · ".join(filter(None, [row["desc"], *kind, *role, *labels, *year]))


def of_its_kind(model: Any, row: Row) -> dict[str, Any]:
    if model is Actor:
        roles = [role for name, role in ROLES.items() if name in row["role"]]
        return {"kind": ACTOR_KINDS[row["kind"]], "roles": roles}
    if model is Resource:
        first = row["kind"].replace("+", " ").split()[0]
        return {"kind": RESOURCE_KINDS.get(first, "tool"), "kind_as_written": row["kind"]}
    return {}


def tie(model: Any, name: str, pairs: list[tuple[Any, Any]]) -> None:
    field = model._meta.get_field(name)
    own, other = field.m2m_column_name(), field.m2m_reverse_name()
    through = field.remote_field.through
    through.objects.bulk_create(through(**{own: a.pk, other: b.pk}) for a, b in pairs)


def corpus_ids(corpus: list[Row]) -> dict[str, str]:
    """What the API calls a result (its kind and its uuid, code or slug) to its corpus id."""
    ids = {
        f"{kind} {uuid}": ref
        for kind, model in MODELS.items()
        for uuid, ref in model.objects.filter(source__slug=SOURCE).values_list("uuid", "source_ref")
    }
    for kind, rows in by_its_type(corpus).items():
        if model := THEMES.get(kind):
            slugs = dict(model.objects.values_list("name_th", "slug"))
            ids |= {f"{kind} {slugs[row['name_th']]}": row["id"] for row in rows}
    ids |= {f"indicator {slug}": slug for slug in Indicator.objects.values_list("slug", flat=True)}
    prefix = {"province": "prov-", "district": "dist-"}
    for code, level in Region.objects.values_list("code", "level"):
        if level in prefix:
            ids[f"region {code}"] = prefix[level] + code
    return ids
