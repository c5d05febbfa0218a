"""Synthetic records on real tambons, labelled in their names and by their source."""

from __future__ import annotations

import random
from typing import Any

from django.db import transaction

from actors.models import Actor, ActorKind, Issue, Project, Role, TargetGroup
from records.models import DataSource, State
from records.synthetic import SYNTHETIC
from regions.models import Level, PlacedBy, Region
from resources.models import Need, Resource, ResourceKind

SOURCE = "synthetic-records"
ABOUT = {
    "name_th": "ข้อมูลสมมติ: องค์กร โครงการ ทรัพยากร และความต้องการที่สร้างขึ้นเพื่อสาธิต",
    "name_en": "Synthetic: organisations, projects, resources and needs made up for demonstration",
    **SYNTHETIC,
}
SEED = 2567
KINDS: tuple[tuple[type[Any], str, str], ...] = (
    (Actor, "องค์กร", "organisation"),
    (Project, "โครงการ", "project"),
    (Resource, "ทรัพยากร", "resource"),
    (Need, "ความต้องการ", "need"),
)


@transaction.atomic
def load_records(count: int, *, seed: int = SEED) -> int:
    """Store `count` synthetic records, a quarter of each kind, in place of any that are there."""
    remove_records()
    source, _made = DataSource.objects.get_or_create(slug=SOURCE, defaults=ABOUT)
    chance = random.Random(seed)  # noqa: S311
    tambons = list(Region.objects.current().at_level(Level.TAMBON).without_boundary())
    actors: list[Any] = []
    for number, (model, name_th, name_en) in enumerate(KINDS):
        share = (count + number) // len(KINDS)
        records = [
            model(
                **_named(name_th, name_en, place, chance.choice(tambons), source),
                **_own(model, chance, actors),
            )
            for place in range(1, share + 1)
        ]
        stored = model.objects.bulk_create(records, batch_size=500)
        actors = actors or stored
        _tag(model, stored, chance)
        # Only now: what is public is indexed anew with each of its tags.
        model.objects.filter(pk__in=[one.pk for one in stored]).update(state=State.PUBLISHED)
    return count


def _named(
    name_th: str, name_en: str, number: int, region: Region, source: DataSource
) -> dict[str, Any]:
    return {
        "name_th": f"ตัวอย่างสมมติ {name_th}ที่ {number}",
        "name_en": f"Synthetic example: {name_en} {number}",
        "description_th": "ข้อมูลสมมติเพื่อการสาธิต ไม่มีอยู่จริง",
        "description_en": "Synthetic, for demonstration: it does not exist.",
        "state": State.DRAFT,
        "source": source,
        "source_ref": f"{name_en}-{number}",
        "region": region,
        "placed_by": PlacedBy.CODE,
    }


def _own(model: type[Any], chance: random.Random, actors: list[Any]) -> dict[str, Any]:
    """What only this kind of record has."""
    kind = chance.choice(ResourceKind.values)
    if model is Actor:
        roles = chance.sample(Role.values, chance.randint(1, 2))
        return {"kind": chance.choice(ActorKind.values), "roles": roles}
    if model is Resource:
        return {"kind": kind, "owner": chance.choice(actors)}
    return {"kind": kind, "actor": chance.choice(actors)} if model is Need else {}


def _tag(model: type[Any], records: list[Any], chance: random.Random) -> None:
    """One to three issues and one or two target groups each."""
    for name, tags, most in (("issues", Issue, 3), ("target_groups", TargetGroup, 2)):
        ids = list(tags._default_manager.values_list("pk", flat=True))
        link = getattr(model, name).through
        own, other = f"{model._meta.model_name}_id", f"{tags._meta.model_name}_id"
        rows = [
            link(**{own: record.pk, other: tag})
            for record in records
            for tag in chance.sample(ids, min(len(ids), chance.randint(1, most)))
        ]
        link._default_manager.bulk_create(rows, batch_size=2000)


def is_loaded(count: int) -> bool:
    """Whether so many of them are there."""
    return count == sum(model.objects.filter(source__slug=SOURCE).count() for model, *_ in KINDS)


@transaction.atomic
def remove_records() -> int:
    """Take all of them away; returns how many there were."""
    removed = 0
    for model, _th, _en in reversed(KINDS):
        removed += model.objects.filter(source__slug=SOURCE).delete()[1].get(model._meta.label, 0)
    return removed
