"""Records of every kind, with everything that can hang on them, for tests of the whole API."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from actors.models import (
    Actor,
    Document,
    Issue,
    JointKpi,
    Lesson,
    Project,
    Stage,
    Stewardship,
    WorkEntry,
)
from records.models import DataSource
from regions.boundaries.storing import redraw
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics
from resources.models import Call, Referral, Resource
from tests.drawing import a_need, a_project, a_resource, an_actor, draw_country, themes


def fill() -> dict[str, str]:
    """Store them; gives a public id for each blank that an address may hold."""
    country = draw_country()
    redraw()
    issues, groups = themes()
    source = DataSource.objects.create(slug="register", name_th="ทะเบียน", licence="CC-BY-4.0")
    here = {"region": country["950102"], "at": (101.25, 6.75), "source": source}
    parent = an_actor("แม่", region=country["95"], confirmed_on=date(2026, 1, 15))
    actor = an_actor("ลูก", parent=parent, roles=["implementer"], **here)
    partner = an_actor("เพื่อน", website="https://partner.example")
    project = a_project(starts_on=date(2024, 5, 1), partners_as_text=["อาสาสมัคร"], **here)
    project.participations.create(actor=actor, role="lead")
    Stage.objects.create(project=project, number=1, name_th="หนึ่ง", held_on=date(2024, 5, 17))
    actor.partnerships.create(partner=partner, kind="agreement", since=date(2023, 1, 1))
    resource = a_resource(owner=actor, **here)
    call = _call(resource, country["95"])
    Stewardship.objects.create(
        region=country["950102"], actor=actor, words="-", state="agreed", since=date(2026, 1, 1)
    )
    need = a_need(actor, needed_by=date(2026, 6, 30), **here)
    for record in (actor, project, resource, need):
        record.issues.add(*issues.values())
        record.target_groups.add(*groups.values())
        record.serves.add(country["94"], country["TH"])
    _figures(country["95"], source, project)
    work, lesson = _told(country["950102"], actor, project, issues.values())
    return {
        "explore": str(actor.uuid),
        "actors": str(actor.uuid),
        "projects": str(project.uuid),
        "resources": str(resource.uuid),
        "needs": str(need.uuid),
        "referrals": str(Referral.objects.create(need=need, from_actor=actor).uuid),
        "calls": str(call.uuid),
        "work-log": str(work.uuid),
        "lessons": str(lesson.uuid),
        "regions": "95",
        "indicators": "poverty",
        "issues": "waste",
        "target-groups": "older-persons",
    }


def _figures(province: Region, source: DataSource, project: Project) -> None:
    indicator = Indicator.objects.create(
        slug="poverty", name_th="คนจน", source=source, direction="higher_is_worse"
    )
    IndicatorValue.objects.create(indicator=indicator, region=province, year=2024, value=18.5)
    kpi = JointKpi.objects.create(
        indicator=indicator,
        region=province,
        baseline=20,
        baseline_year=2021,
        target=10,
        due_year=2027,
    )
    kpi.projects.add(project)
    RegionStatistics.objects.create(
        region=province,
        actors=3,
        by_actor_kind={"cso": 3},
        index_version=1,
        counted_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _told(
    tambon: Region, actor: Actor, project: Project, issues: Iterable[Issue]
) -> tuple[WorkEntry, Lesson]:
    work = WorkEntry.objects.create(
        actor=actor,
        region=tambon,
        name_th="เยี่ยมบ้าน",
        state="published",
        begins_on=date(2026, 1, 1),
        ends_on=date(2026, 1, 31),
        reached=40,
        barriers=[2, 5],
    )
    work.issues.add(*issues)
    lesson = Lesson.objects.create(
        project=project, actor=actor, name_th="เริ่มเล็ก ๆ", state="published", tried_th="ลอง"
    )
    lesson.regions.add(tambon)
    Document.objects.create(
        lesson=lesson, name_th="รายงาน", year=2024, url="https://example.org/a.pdf"
    )
    return work, lesson


def _call(fund: Resource, province: Region) -> Call:
    call = Call.objects.create(
        fund=fund,
        name_th="รอบแรก",
        opens_on=date(2026, 1, 1),
        closes_on=date(2099, 12, 31),
        actor_kinds=["cso"],
        amount_most=50_000,
    )
    call.serves.add(province)
    return call
