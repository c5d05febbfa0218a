"""The whole country as `load_regions` leaves it, from packages alone."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from records.models import DataSource, ImportRun
from regions.models import Region, RegionOutline
from regions.placing import place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_country")]


def count(**which):
    return Region.objects.current().filter(**which).count()


@pytest.mark.parametrize(
    ("level", "number"),
    [
        ("country", 1),
        ("part", 5),
        ("province", 77),
        ("district", 928),
        ("tambon", 7436),
    ],
)
def test_every_current_region_has_a_boundary_a_point_and_both_names(level, number):
    regions = Region.objects.current().at_level(level)
    assert regions.count() == number
    bare = regions.filter(boundary=None) | regions.filter(point=None)
    unnamed = regions.filter(name_th="") | regions.filter(name_en="") | regions.filter(point_by="")
    assert not (bare | unnamed).exists()
    assert regions.filter(boundary__isvalid=True, boundary_approximate=True).count() == number


def test_groups_of_provinces_have_members_and_no_boundary():
    members = {
        group.code: set(group.members.values_list("code", flat=True))
        for group in Region.objects.at_level("group")
    }
    assert {code: len(provinces) for code, provinces in members.items()} == {
        "TH-C-X10": 17,
        "TH-S-11": 11,
        "TH-S-3": 3,
    }
    assert members["TH-S-3"] == {"94", "95", "96"}
    assert not Region.objects.at_level("group").filter(boundary__isnull=False).exists()


def test_levels_nest_exactly():
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT level, round(sum(ST_Area(boundary))::numeric, 9)
            FROM regions_region WHERE valid_to IS NULL AND level <> 'group' GROUP BY level
            """
        )
        areas = dict(cursor.fetchall())
        assert len(set(areas.values())) == 1
        cursor.execute(
            """
            SELECT count(*) FROM regions_region AS child
            JOIN regions_region AS parent ON parent.id = child.parent_id
            WHERE child.valid_to IS NULL
              AND NOT ST_CoveredBy(ST_PointOnSurface(child.boundary), parent.boundary)
            """
        )
        assert cursor.fetchone() == (0,)


def test_a_points_origin_is_said_where_it_is_a_guess():
    assert count(point_by__startswith="no point known") < 200
    assert count(point_by="address table") > 7200


def test_an_abolished_code_has_its_end_and_its_successors():
    bang_na = Region.objects.get(code="104701")
    assert bang_na.valid_to.isoformat() == "2022-04-22"
    assert bang_na.boundary is None
    assert {heir.code for heir in bang_na.successors.all()} == {"104702", "104703"}


def test_every_band_has_its_levels():
    with connection.cursor() as cursor:
        cursor.execute("SELECT band, count(*) FROM regions_regionoutline GROUP BY 1 ORDER BY 1")
        counts = cursor.fetchall()
    assert counts == [(5, 77), (7, 1005), (9, 8441), (11, 8441), (14, 8441)]
    assert not RegionOutline.objects.exclude(shape__isvalid=True).exists()


def test_sources_are_credited():
    licences = dict(DataSource.objects.values_list("slug", "licence"))
    assert licences["geothai"] == "CC-BY-4.0"
    assert all(DataSource.objects.values_list("attribution", flat=True))


def test_again_changes_nothing(capsys):
    def events():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM regions_regionevent")
            return cursor.fetchone()

    before = events()
    call_command("load_regions")
    assert events() == before
    assert "added 0, changed 0, kept 10,033, boundaries 0, outlines 0" in capsys.readouterr().out
    assert ImportRun.objects.latest("pk").status == "applied"


def test_a_name_that_a_person_corrected_is_kept_and_told(capsys):
    Region.objects.filter(code="9501").update(name_en="Muang Yala")
    call_command("load_regions")
    assert Region.objects.get(code="9501").name_en == "Muang Yala"
    assert re.search(r"1 names? differ.*9501", capsys.readouterr().out, re.DOTALL)


def test_a_new_code_gets_a_boundary_and_official_ones_stay():
    Region.objects.filter(code="950108").delete()
    Region.objects.filter(code="950107").update(boundary_approximate=False)
    official = Region.objects.get(code="950107").boundary
    call_command("load_regions")
    assert Region.objects.get(code="950108").boundary.valid
    assert Region.objects.get(code="950107").boundary == official
    assert not Region.objects.get(code="950107").boundary_approximate


def test_names_that_a_person_wrote_stay():
    korat = Region.objects.get(code="30")
    assert "โคราช" in korat.aliases
    korat.aliases = ["เมืองย่าโม"]
    korat.mark_edited(["aliases"])
    korat.save()
    call_command("load_regions")
    korat.refresh_from_db()
    assert korat.aliases == ["เมืองย่าโม"]


def test_an_outline_that_is_missing_is_told(tmp_path):
    with pytest.raises(CommandError, match="npm ci"):
        call_command("load_regions", outline=tmp_path / "countries.json")


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("กทม.", "เขตพระนคร", ""), "1001"),
        (("Krung Thep", "Phra Nakhon", ""), "1001"),
        (("อยุธยา", "", ""), "14"),
        (("โคราช", "เมือง", ""), "3001"),
        (("นราธิวาส", "สุไหงโกลก", "ปูโยะ"), "961004"),
        (("จ.ยะลา", "อ.เมือง", "ต.ท่าสาป"), "950108"),
        (("SA KAEW", "", ""), "27"),
    ],
)
def test_names_as_people_write_them(names, code):
    assert place(names=names).region.code == code
