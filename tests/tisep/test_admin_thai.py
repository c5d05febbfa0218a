"""The desk in Thai: what is not data is not English, and years are of the Buddhist era."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from django.contrib import admin

from actors.models import Actor, Participation, Partnership, Stage
from records.models import DataSource, ImportRun, SiteComment
from regions.models import Indicator, IndicatorValue, RegionStatistics
from tests.drawing import ROWS, a_need, a_project, a_resource, an_actor
from tests.tisep.desk import desk, person
from tisep.roles import ROLES

pytestmark = pytest.mark.django_db
LABELS = {
    "label",
    "a",
    "p",
    "th",
    "h1",
    "h2",
    "h3",
    "legend",
    "caption",
    "summary",
    "button",
    "option",
}
# Names of things, not words: they are written so in Thai too.
NAMES = re.compile(
    r"TISEP|UUID|API|CSV|XLSX|KPI|PDPA|HAI|TPMAP|GPP|CC BY 4\.0|CC BY 3\.0 IGO|CC0 1\.0|Apache 2\.0"
    r"|MIT|Leaflet|LINE|Facebook|csv|xlsx|TH(-S)?|Single Sign-On|LDAP|Control|Command|Mac"
)
# The pages of tables name the columns, which are English so that every spreadsheet has the same.
COLUMNS = re.compile(r"[a-z_]+(, [a-z_]+)+")
# The hand-drawn regions have English names, and the built-in roles too.
DATA = re.compile("|".join([*ROLES, *(row[4] for row in ROWS)]))


class Labels(HTMLParser):
    """The texts of labels, headings, buttons and choices of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, _attrs):
        if tag in LABELS:
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data):
        if self.inside and data.strip():
            self.found.append(data.strip())


def english(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code in (200, 403), address
    if response.status_code == 403:
        return []
    left = set(Labels(response.content.decode()).found)
    for known in (COLUMNS, DATA, NAMES):
        left = {known.sub("", text) for text in left}
    return [text for text in left if re.search("[A-Za-z]{2}", text)]


@pytest.fixture
def everything(country):
    """One of everything, with Thai names: what is English on a page is then no data."""
    only_thai = {"name_en": ""}
    actor = an_actor("องค์กร", region=country["95"], edited_fields=["name_th"], **only_thai)
    project = a_project("โครงการ", **only_thai)
    Participation.objects.create(project=project, actor=actor)
    Stage.objects.create(project=project, number=1, name_th="ขั้น")
    Partnership.objects.create(actor=actor, partner=an_actor("อื่น", **only_thai), kind="member")
    a_resource("กองทุน", **only_thai)
    a_need(actor, "รถเข็น", **only_thai)
    DataSource.objects.create(slug="1", name_th="แหล่ง")
    indicator = Indicator.objects.create(slug="2", name_th="ตัวชี้วัด")
    IndicatorValue.objects.create(indicator=indicator, region=country["95"], year=2021, value=1)
    now = datetime(2024, 5, 1, tzinfo=UTC)
    RegionStatistics.objects.create(region=country["95"], index_version=1, counted_at=now)
    ImportRun.objects.create(command="-", status="failed")
    SiteComment.objects.create(text="ข้อคิดเห็น")


@pytest.mark.parametrize("role", ["administrator", "data manager", "curator", "contributor"])
def test_no_page_of_the_desk_has_english_labels(everything, role):
    _user, client = person(role, "๑")
    left = dict.fromkeys(english(client, "/admin/"), "/admin/")
    for model in admin.site._registry:
        pages = [desk(model), desk(model, "add")]
        if hasattr(admin.site._registry[model], "merge_view"):
            pages += [desk(model, page) for page in ("merge", "duplicates", "export", "import")]
        if (one := model._default_manager.first()) is not None:
            pages += [desk(model, "change", one.pk), desk(model, "history", one.pk)]
        for page in pages:
            left |= dict.fromkeys(english(client, page), page)
    assert sorted(left.items()) == []


def test_days_that_are_only_shown_are_of_the_buddhist_era(admin_client):
    actor = an_actor(confirmed_on=date(2024, 5, 17), roles=["implementer"], edited_fields=["state"])
    Actor.objects.filter(pk=actor.pk).update(created_at=datetime(2024, 5, 1, 20, tzinfo=UTC))
    page = admin_client.get(desk(Actor, "change", actor.pk)).content.decode()
    assert "2 พฤษภาคม 2567 03:00" in page
    assert "สถานะการเผยแพร่" in page
    _user, contributor = person("contributor")
    seen = contributor.get(desk(Actor, "change", actor.pk)).content.decode()
    assert "17 พฤษภาคม 2567" in seen
    assert "ผู้ขับเคลื่อนแผนสู่การปฏิบัติ" in seen
