"""Where a curator's provinces end: who sets them, and what is not written beyond."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from actors.models import Document, JointKpi, Lesson, WorkEntry
from records.models import User
from regions.models import CuratedProvince, Indicator
from resources.models import Call
from tests.drawing import a_project, a_resource, an_actor
from tests.tisep.desk import desk, filled_in, person

pytestmark = pytest.mark.django_db


def test_an_administrator_sets_provinces_and_nobody_else(country):
    curator, client = person("curator")
    _admin, administrators = person("administrator")
    address = desk(User, "change", curator.pk)
    sent = filled_in(administrators.get(address))
    row = {
        "date_joined_0": "2026-01-01",
        "date_joined_1": "00:00",
        "curated-TOTAL_FORMS": 1,
        "curated-0-province": country["94"].pk,
        "curated-0-person": curator.pk,
    }
    assert administrators.post(address, sent | row).status_code == 302
    assert [one.province.code for one in curator.curated.all()] == ["94"]
    assert client.get(address).status_code == 403
    asked = "app_label=regions&model_name=curatedprovince&field_name=province&term=ยะลา"
    found = administrators.get(f"{reverse('admin:autocomplete')}?{asked}").json()["results"]
    assert [one["id"] for one in found] == [str(country["95"].pk)]
    with pytest.raises(IntegrityError), transaction.atomic():
        CuratedProvince.objects.create(person=curator, province=country["9501"])
    with pytest.raises(IntegrityError), transaction.atomic():
        CuratedProvince.objects.create(person=curator, province=country["94"])


def test_the_last_province_is_not_taken_away_in_passing(country):
    """None means the whole country: that is said by a tick of its own, or not done."""
    curator, _client = person("curator")
    _admin, administrators = person("administrator")
    for code in ("94", "95"):
        CuratedProvince.objects.create(person=curator, province=country[code])
    address = desk(User, "change", curator.pk)

    def send(**changes: object) -> bool:
        """Whether it was stored."""
        sent = filled_in(administrators.get(address))
        began = {"date_joined_0": "2026-01-01", "date_joined_1": "00:00"}
        answer = administrators.post(address, sent | began | changes)
        assert answer.status_code == 302 or "ทั้งประเทศ" in answer.content.decode()
        return answer.status_code == 302

    assert send(**{"curated-0-DELETE": "on"})
    assert not send(**{"curated-0-DELETE": "on"})
    assert curator.curated.count() == 1
    other = {"curated-TOTAL_FORMS": 2, "curated-1-person": curator.pk}
    assert send(**{"curated-0-DELETE": "on", **other, "curated-1-province": country["94"].pk})
    assert [one.province.code for one in curator.curated.all()] == ["94"]
    assert send(**{"curated-0-DELETE": "on", "whole_country": "on"})
    assert not curator.curated.exists()
    assert "whole_country" not in filled_in(administrators.get(address))


def rows(region):
    """What somebody would write about public records of this region, by model."""
    days = {"begins_on": "2026-01-01", "ends_on": "2026-01-31"}
    fund, actor = a_resource("กองทุน", region=region), an_actor("องค์กร", region=region)
    project = a_project("โครงการ", region=region)
    indicator = Indicator.objects.create(slug="poor", name_th="คนจน")
    years = {"baseline": 9, "baseline_year": 2021, "target": 5, "due_year": 2027}
    return {
        Call: {"fund": fund.pk, "opens_on": "2026-01-01"},
        WorkEntry: {"actor": actor.pk, "region": region.pk, "state": "published", **days},
        Lesson: {"project": project.pk, "state": "published", "tried_th": "ลอง"},
        Document: {"project": project.pk, "url": "https://example.org/a.pdf"},
        JointKpi: {
            "indicator": indicator.pk,
            "region": region.pk,
            "projects": [project.pk],
            **years,
        },
    }


@pytest.mark.parametrize(("code", "answered"), [("950102", 302), ("940101", 403)])
def test_what_is_written_is_of_their_own_provinces(country, code, answered):
    user, client = person("curator")
    CuratedProvince.objects.create(person=user, province=country["95"])
    for model, sent in rows(country[code]).items():
        form = filled_in(client.get(desk(model, "add")))
        answer = client.post(desk(model, "add"), form | {"name_th": "ชื่อ"} | sent)
        assert answer.status_code == answered, model
        assert model.objects.exists() == (answered == 302), model
