"""The real files: official boundaries, the official list of local governments, population."""

import csv
import gzip
import json

import numpy as np
import pytest
import shapely
from django.core.management import call_command

from records.models import ImportRun
from regions.boundaries.storing import stored
from regions.models import Region
from regions.placing import Names, Place, place_all
from tests.drawing import an_actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared_data,
    pytest.mark.usefixtures("whole_country"),
]

WITHOUT_POLYGON = {
    "100910", "101406", "102602", "103402", "103403", "104402", "104403", "104702", "104703",
    "105002", "105003", "105004", "105005", "530407",
}  # fmt: skip
ABOLISHED = {"104701", "105001", "530306"}


@pytest.fixture
def clean(shared):
    return [str(shared / f"boundaries/tha_adm{level}.geojson.gz") for level in (1, 2, 3)]


@pytest.fixture
def raw(shared):
    return [str(shared / f"boundaries/raw/codab2022_adm{level}.geojson.gz") for level in (1, 2, 3)]


def placed_by(how, record):
    type(record).objects.filter(pk=record.pk).update(placed_by=how)
    return record


def load(files, **options):
    call_command("load_boundaries", *files, apply=True, **options)
    return ImportRun.objects.latest("pk")


def codes(lines):
    return {line[:6] for line in lines}


@pytest.mark.parametrize(
    ("level", "column", "least"), [(1, "adm1_pcode", 0.87), (2, "adm2_pcode", 0.72)]
)
def test_approximate_boundaries_are_near_the_official_ones(shared, level, column, least):
    with gzip.open(shared / f"boundaries/tha_adm{level}.geojson.gz") as file:
        features = json.load(file)["features"]
    ours = {code: one.boundary for code, one in stored().items()}
    shares = []
    for feature in features:
        theirs = shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])))
        mine = ours[feature["properties"][column].removeprefix("TH")]
        common = mine.intersection(theirs).area
        shares.append(common / (mine.area + theirs.area - common))
    assert len(shares) == {1: 77, 2: 928}[level]
    assert np.mean(shares) > least


def test_the_official_files_load_and_twice_changes_nothing(clean, capsys):
    bangkok, yala = (100.5, 13.75), Region.objects.get(code="950108")
    moving = placed_by("point", an_actor("จุด", region=yala, at=bangkok))
    coded = an_actor("รหัส", region=yala, at=bangkok)
    run = load(clean)
    for record in (moving, coded):
        record.refresh_from_db()
    current = Region.objects.current()
    assert set(current.filter(boundary_approximate=True).values_list("code", flat=True)) == (
        WITHOUT_POLYGON
    )
    assert codes(run.report["without_polygon"]) == WITHOUT_POLYGON
    assert codes(run.report["abolished"]) == ABOLISHED
    assert "104702" in "".join(run.report["abolished"])
    assert moving.region.code.startswith("10")
    assert coded.region.code == "950108"
    assert [len(run.report[name]) for name in ("moved", "misfits", "repaired")] == [1, 1, 0]
    again = load(clean)
    assert (again.counts["official"], again.counts["approximate"]) == (0, 0)
    assert "0 official and 0 approximate to store" in capsys.readouterr().out
    check_nesting()


def test_the_raw_files_load_repaired(raw):
    run = load(raw)
    repaired = "".join(run.report["repaired"])
    assert len(run.report["repaired"]) == 6
    for code in ("TH91", "TH8105", "TH8108", "TH300123", "TH810502", "TH810803"):
        assert f"{code}:" in repaired
    assert codes(run.report["without_polygon"]) == WITHOUT_POLYGON
    assert not Region.objects.exclude(boundary=None).exclude(boundary__isvalid=True).exists()
    check_nesting()


def check_nesting():
    """Tambons without those lent upon their neighbours tile their districts, and so on upwards."""
    shapes = {code: one for code, one in stored().items() if code not in ABOLISHED}
    loose = WITHOUT_POLYGON & {code for code in shapes if code[:4] in
                               {"1009", "1014", "1026", "1034", "1044"}}  # fmt: skip
    tambons = [s.boundary for c, s in shapes.items() if len(c) == 6 and c not in loose]
    districts = [s.boundary for c, s in shapes.items() if len(c) == 4 and c.isdigit()]
    assert shapely.coverage_is_valid(np.array(tambons, dtype=object))
    assert shapely.coverage_is_valid(np.array(districts, dtype=object))
    assert shapely.area(tambons).sum() == pytest.approx(shapely.area(districts).sum())


def test_a_file_without_a_district_is_refused(clean, tmp_path):
    with gzip.open(clean[1]) as file:
        content = json.load(file)
    content["features"].pop()
    path = tmp_path / "adm2.geojson"
    path.write_text(json.dumps(content))
    with pytest.raises(Exception, match="District: 927 of 928 codes"):
        load([clean[0], str(path), clean[2]])
    drawn = Region.objects.filter(boundary__isnull=False)
    assert not drawn.filter(boundary_approximate=False).exists()


def share_right(places, expected):
    placements = place_all(places)
    right = [
        placement.region is not None and placement.region.code == code
        for placement, code in zip(placements, expected, strict=True)
    ]
    wrong = [
        (code, placement.region.code)
        for placement, code in zip(placements, expected, strict=True)
        if placement.region is not None
        and not code.startswith(placement.region.code)
        and placement.placed_sure
    ]
    return np.mean(right), wrong


def test_local_governments_are_placed_by_their_district(shared):
    with (shared / "actors/lao_dla_2026.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    places = [Place(r["provinceCode"], Names("", r["districtNameTh"], "")) for r in rows]
    placements = place_all(places)
    at_district = [
        p.region is not None and p.region.level == "district" and p.placed_sure for p in placements
    ]
    assert len(rows) == 7849
    assert np.mean(at_district) > 0.999


def test_local_governments_are_placed_by_their_point(shared):
    with (shared / "actors/lao_dla_2026.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["centerLat"] and r["centerLon"]]
    points = [(float(r["centerLon"]), float(r["centerLat"])) for r in rows]
    placements = place_all([Place(point=point) for point in points])
    assert np.mean([p.region is not None for p in placements]) > 0.985
    provinces = [
        p.region.code[:2] == r["provinceCode"]
        for p, r in zip(placements, rows, strict=True)
        if p.region
    ]
    assert np.mean(provinces) > 0.95


@pytest.mark.parametrize(("column", "least"), [("name_th", 0.999), ("name_en", 0.99)])
def test_registered_population_is_placed_by_names_alone(shared, column, least):
    path = shared / "indicators/dopa_population_2021.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = {row["geocode"]: row for row in csv.DictReader(file)}
    tambons = [code for code in rows if len(code) == 6]
    places = [
        Place(names=Names(*(rows[code[:length]][column] for length in (2, 4, 6))))
        for code in tambons
    ]
    right, wrong = share_right(places, tambons)
    assert right > least
    assert wrong == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_official_files_names_are_placed_whole_and_cut(shared, language):
    with gzip.open(shared / "boundaries/tha_adm3.geojson.gz") as file:
        rows = [feature["properties"] for feature in json.load(file)["features"]]
    columns = (f"adm1_{language}", f"adm2_{language}", f"name_{language}")
    expected = [row["pcode"].removeprefix("TH") for row in rows]
    for cut in (None, 16):
        places = [Place(names=Names(*(row[column][:cut] for column in columns))) for row in rows]
        right, wrong = share_right(places, expected)
        assert right > 0.99
        assert wrong == []
