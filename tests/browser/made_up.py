"""Records made up for the searches of a test, each saying so in its name.

`python -m tests.browser.made_up add` puts them into the site's database, `remove` takes them out.
"""

from __future__ import annotations

import sys

import django
from django.apps import apps

LABEL = "(สมมุติ)"
# Name, province, target groups, issues.
ACTORS = [
    ("ชมรมดูแลผู้ป่วยติดเตียงพะเยา", "56", ["homebound-older-persons"], ["homebound-older-persons"]),
    ("เครือข่ายสิทธิเด็กแม่ฮ่องสอน", "58", ["stateless-people", "children-and-youth"], ["civil-status"]),
    ("กลุ่มจัดการขยะปราจีนบุรี", "25", [], ["waste-management"]),
    ("สำนักงาน พอช. ภาคเหนือ ลำปาง", "52", ["urban-poor"], ["housing-and-land"]),
    (
        "ศูนย์การเรียนรู้เด็กไร้สัญชาติชุมพร",
        "86",
        ["stateless-people", "children-and-youth"],
        ["civil-status"],
    ),
]
# Name, province, begin.
PROJECTS = [
    ("โครงการรับมือน้ำท่วมอยุธยา", "14", "2024-08-01"),
    ("โครงการตลาดน้ำอยุธยา", "14", "2019-03-01"),
]


def add() -> None:
    regions = apps.get_model("regions.Region").objects
    public = {"state": "published", "placed_by": "code"}
    for name, code, groups, issues in ACTORS:
        actor = apps.get_model("actors.Actor").objects.create(
            name_th=f"{name} {LABEL}", kind="cso", region=regions.get(code=code), **public
        )
        for field, slugs in (("target_groups", groups), ("issues", issues)):
            related = getattr(actor, field)
            related.set(related.model.objects.filter(slug__in=slugs))
    for name, code, begin in PROJECTS:
        apps.get_model("actors.Project").objects.create(
            name_th=f"{name} {LABEL}", region=regions.get(code=code), starts_on=begin, **public
        )


def remove() -> None:
    for model in ("actors.Actor", "actors.Project"):
        apps.get_model(model).objects.filter(name_th__endswith=LABEL).delete()


if __name__ == "__main__":
    django.setup()
    {"add": add, "remove": remove}[sys.argv[1]]()
