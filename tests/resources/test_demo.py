"""The made-up country: labelled, the same each time, and gone without a trace."""

from __future__ import annotations

from django.core.management import call_command

from actors.models import Actor, JointKpi, Project
from regions.models import Household, Indicator, IndicatorValue, InequalityEstimate, Region
from resources.models import Need, Resource
from tests.drawing import an_actor


def test_comes_labelled_and_leaves_whole(country, issues_and_groups, client, capsys):
    real = an_actor("มูลนิธิจริง")
    call_command("load_demo", households=900, records=41)
    assert "41 synthetic records" in capsys.readouterr().out
    kinds = (Actor, Project, Resource, Need)
    made_up = [one for kind in kinds for one in kind.objects.exclude(pk=real.pk, source=None)]
    assert len(made_up) == 41
    for one in made_up:
        assert one.name_th.startswith("ตัวอย่างสมมติ")
        assert one.source.is_synthetic
        assert one.region.level == "tambon"
        assert 1 <= one.issues.count() <= 3
        assert one.target_groups.exists()
    assert client.get("/api/explore").json()["count"] == 42
    indicator = Indicator.objects.get(name_th__startswith="ข้อมูลสมมติ", source__is_synthetic=True)
    measured = Region.objects.filter(level__in=["province", "district", "tambon"])
    assert indicator.values.count() == 2 * measured.count()
    (first, *_) = client.get(f"/api/gaps?indicator={indicator.slug}").json()["regions"]
    assert 0 < first["value"] < 100
    capsys.readouterr()
    call_command("load_demo", households=900, records=41)
    assert "there already" in capsys.readouterr().out
    call_command("load_demo", households=800, records=20)
    assert Household.objects.count() == 800
    years = {"baseline_year": 2024, "due_year": 2027}
    kpi = {"baseline": 30, "target": 20, "region": country["95"], **years}
    JointKpi.objects.create(indicator=Indicator.objects.get(slug=indicator.slug), **kpi)
    call_command("load_demo", remove=True)
    assert not JointKpi.objects.exists()
    assert list(Actor.objects.all()) == [real]
    for kind in (*kinds[1:], Household, InequalityEstimate, Indicator, IndicatorValue):
        assert not kind.objects.exists()
    assert client.get("/api/explore").json()["count"] == 1
